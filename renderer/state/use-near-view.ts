import { useEffect, useState } from 'react'
import type { RefObject } from 'react'

/** How far outside of what is seen something is drawn already, in pixels. */
const margin = '400px'

/**
 * Whether an element is seen, or nearly, in the element above it that has `data-near-view`: on a board with hundreds of
 * columns or lanes only those are drawn. Where it is not asked for, everything is near.
 */
export function useNearView(element: RefObject<HTMLElement | null>, isAsked: boolean): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    const target = element.current
    if (!isAsked || target === null) return undefined
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? false), {
      root: target.closest('[data-near-view]'),
      rootMargin: margin
    })
    observer.observe(target)
    return () => observer.disconnect()
  }, [element, isAsked])
  return isNear || !isAsked
}
