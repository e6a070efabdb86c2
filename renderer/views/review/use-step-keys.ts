import { useEffect, useEffectEvent, useRef } from 'react'
import type { RefObject } from 'react'

/** [RV9] The arrows go on (1) and back (−1) while the focus is in the area, unless what has it uses them for itself. Dialogs lie outside of it. */
export function useStepKeys(onStep: (by: -1 | 1) => void): RefObject<HTMLElement | null> {
  const area = useRef<HTMLElement>(null)
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const by = stepOf(event)
    if (by === 0) return
    event.preventDefault()
    onStep(by)
  })
  useEffect(() => {
    const ending = new AbortController()
    area.current?.addEventListener('keydown', (event) => hear(event), { signal: ending.signal })
    return () => ending.abort()
  }, [])
  return area
}

function stepOf({ target, key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): -1 | 0 | 1 {
  const isHeld = altKey || ctrlKey || metaKey || shiftKey
  if (isHeld || !(target instanceof HTMLElement)) return 0
  if (target.matches('input, textarea, select, [contenteditable], [role="radio"], [role="slider"]')) return 0
  if (key === 'ArrowRight') return 1
  return key === 'ArrowLeft' ? -1 : 0
}
