import { useCallback, useEffect, useRef, useState } from 'react'
import type { PointerEvent as ReactPointerEvent } from 'react'

import type { TaskId } from '../../../shared/model/ids.ts'

/** A card on its way: over which column, and before which of its cards. */
export type CardDrag = {
  readonly task: TaskId
  /** The id of a column. */
  readonly over: string | null
  /** Place within the column, 0 to its length; null away from its cards. */
  readonly insertAt: number | null
  readonly width: number
}

/** Pixels that a pointer may wander within a click. */
const clickWander = 5
/** Within this many pixels of a column's end, dragging scrolls it. */
const scrollZone = 48

/**
 * Drags cards by pointer. The moving card is placed by its element's style and not by React, so that a frame costs
 * nothing however large the board is. Escape lets go without a drop.
 */
export function useCardDrag(onDrop: (drag: CardDrag) => void) {
  const [drag, setDrag] = useState<CardDrag | null>(null)
  const overlay = useRef<HTMLDivElement>(null)
  const stop = useRef<(() => void) | null>(null)
  const justDragged = useRef(false)
  const drop = useRef(onDrop)
  useEffect(() => {
    drop.current = onDrop
  }, [onDrop])
  useEffect(() => () => stop.current?.(), [])

  const begin = useCallback((task: TaskId, event: ReactPointerEvent<HTMLElement>) => {
    if (event.button !== 0 || event.pointerType === 'touch') return
    const start = { x: event.clientX, y: event.clientY }
    const box = event.currentTarget.getBoundingClientRect()
    const grip = { x: start.x - box.left, y: start.y - box.top }
    let moving: CardDrag | null = null
    let pointer = start
    let frame = 0

    const place = () => {
      frame = 0
      if (moving === null) return
      const element = overlay.current
      if (element !== null)
        element.style.transform = `translate(${pointer.x - grip.x}px, ${pointer.y - grip.y}px) rotate(1.5deg)`
      scrollNear(pointer)
      const next = { ...moving, ...placeAt(pointer) }
      if (next.over !== moving.over || next.insertAt !== moving.insertAt) {
        moving = next
        setDrag(next)
      }
    }
    const move = (now: PointerEvent) => {
      pointer = { x: now.clientX, y: now.clientY }
      if (moving === null) {
        if (Math.hypot(pointer.x - start.x, pointer.y - start.y) < clickWander) return
        moving = { task, ...placeAt(pointer), width: box.width }
        setDrag(moving)
      }
      if (frame === 0) frame = requestAnimationFrame(place)
    }
    const end = (dropped: boolean) => {
      stop.current = null
      cancelAnimationFrame(frame)
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', up)
      window.removeEventListener('pointercancel', cancel)
      window.removeEventListener('keydown', keys, true)
      if (moving === null) return
      setDrag(null)
      // The click that ends a drag must not open the card.
      justDragged.current = true
      setTimeout(() => {
        justDragged.current = false
      }, 0)
      if (dropped) drop.current({ ...moving, ...placeAt(pointer) })
    }
    const up = () => end(true)
    const cancel = () => end(false)
    const keys = (key: KeyboardEvent) => {
      if (key.key !== 'Escape' || moving === null) return
      key.preventDefault()
      key.stopPropagation()
      end(false)
    }
    stop.current = cancel
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', up)
    window.addEventListener('pointercancel', cancel)
    window.addEventListener('keydown', keys, true)
  }, [])

  // The overlay mounts after the first move: put it under the pointer before it is painted.
  const startAt = useCallback((element: HTMLDivElement | null) => {
    overlay.current = element
  }, [])

  const wasDragged = useCallback(() => justDragged.current, [])
  return { drag, begin, overlay: startAt, wasDragged }
}

function placeAt(pointer: { readonly x: number; readonly y: number }): Pick<CardDrag, 'over' | 'insertAt'> {
  const under = document.elementFromPoint(pointer.x, pointer.y)
  const over = under?.closest<HTMLElement>('[data-cell]')?.dataset['cell'] ?? null
  const row = under?.closest<HTMLElement>('[data-index]')
  if (over === null || row === null || row === undefined) return { over, insertAt: null }
  const box = row.getBoundingClientRect()
  const index = Number(row.dataset['index'])
  return { over, insertAt: pointer.y < box.top + box.height / 2 ? index : index + 1 }
}

function scrollNear(pointer: { readonly x: number; readonly y: number }): void {
  const under = document.elementFromPoint(pointer.x, pointer.y)
  // A cell, and the lanes around it.
  let scroller = under?.closest<HTMLElement>('[data-scroller]') ?? null
  while (scroller !== null) {
    const box = scroller.getBoundingClientRect()
    if (pointer.y < box.top + scrollZone) scroller.scrollTop -= 12
    else if (pointer.y > box.bottom - scrollZone) scroller.scrollTop += 12
    scroller = scroller.parentElement?.closest<HTMLElement>('[data-scroller]') ?? null
  }
}
