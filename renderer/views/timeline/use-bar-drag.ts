import { useEffect, useMemo, useRef } from 'react'
import type { PointerEvent, RefObject } from 'react'

import { parseId } from '../../../shared/model/ids.ts'
import type { TaskId } from '../../../shared/model/ids.ts'

import type { BarHandlers } from './bar.tsx'
import type { Grip } from './drag-change.ts'

/** What a drag tells; `by` is how far the hand went to the right in pixels, sideways scrolling included. */
export type BarDragEvents = {
  readonly onDrag: (task: TaskId, grip: Grip, by: number) => void
  readonly onDrop: () => void
  readonly onCancel: () => void
  readonly onClick: (task: TaskId) => void
}

type Held = {
  readonly task: TaskId
  readonly grip: Grip
  readonly pointer: number
  readonly fromX: number
  readonly fromScroll: number
  isDragging: boolean
}

/** A hand that trembles has not dragged. */
const threshold = 4
/** So near the edge of the window the rows scroll along. */
const edge = 36

/** Pointer drags of bars with capture, so that they go on outside the window; Escape and a lost pointer let go. */
export function useBarDrag(scroller: RefObject<HTMLElement | null>, events: BarDragEvents): BarHandlers {
  const latest = useRef(events)
  const held = useRef<Held | null>(null)
  useEffect(() => {
    latest.current = events
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || held.current?.isDragging !== true) return
      event.preventDefault()
      event.stopPropagation()
      held.current = null
      latest.current.onCancel()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])

  return useMemo(() => {
    const end = (event: PointerEvent<HTMLElement>, isDrop: boolean) => {
      const hold = held.current
      if (hold === null || hold.pointer !== event.pointerId) return
      held.current = null
      if (hold.isDragging) {
        if (isDrop) latest.current.onDrop()
        else latest.current.onCancel()
      } else if (isDrop) latest.current.onClick(hold.task)
    }
    return {
      onPointerDown: (event) => {
        const task = parseId<TaskId>(event.currentTarget.dataset['bar'])
        if (event.button !== 0 || !task.ok) return
        const isEnd = event.target instanceof Element && event.target.closest('[data-grip="end"]') !== null
        event.currentTarget.setPointerCapture(event.pointerId)
        held.current = {
          task: task.value,
          grip: isEnd ? 'end' : 'body',
          pointer: event.pointerId,
          fromX: event.clientX,
          fromScroll: scroller.current?.scrollLeft ?? 0,
          isDragging: false
        }
      },
      onPointerMove: (event) => {
        const hold = held.current
        const view = scroller.current
        if (hold === null || view === null || hold.pointer !== event.pointerId) return
        if (!hold.isDragging && Math.abs(event.clientX - hold.fromX) < threshold) return
        hold.isDragging = true
        const { left, right } = view.getBoundingClientRect()
        if (event.clientX > right - edge) view.scrollBy({ left: 16 })
        if (event.clientX < left + edge) view.scrollBy({ left: -16 })
        latest.current.onDrag(hold.task, hold.grip, event.clientX - hold.fromX + view.scrollLeft - hold.fromScroll)
      },
      onPointerUp: (event) => end(event, true),
      onPointerCancel: (event) => end(event, false)
    }
  }, [scroller])
}
