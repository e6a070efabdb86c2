import { useLayoutEffect, useRef } from 'react'
import type { ReactNode, RefObject } from 'react'

import { headerHeight, rowHeight } from './layout.ts'

/** A note beside a bar, within what is seen: below its row, or above it where there is no room. */
export function FloatingNote({
  scroller,
  titles,
  x,
  top,
  slow = false,
  children
}: {
  readonly scroller: RefObject<HTMLElement | null>
  readonly titles: number
  /** Where it would like to begin, from the first day; and the top of its row, in the scroller's content. */
  readonly x: number
  readonly top: number
  /** Waits a moment before it shows, so that a passing pointer does not make it flash. */
  readonly slow?: boolean
  readonly children: ReactNode
}) {
  const note = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = note.current
    const view = scroller.current
    if (element === null || view === null) return
    const least = view.scrollLeft + titles + 8
    const left = Math.max(least, Math.min(titles + x, view.scrollLeft + view.clientWidth - element.offsetWidth - 12))
    const below = top + rowHeight + 4
    const isRoom = below + element.offsetHeight <= view.scrollTop + view.clientHeight
    const above = Math.max(view.scrollTop + headerHeight + 4, top - element.offsetHeight - 4)
    element.style.transform = `translate(${left}px, ${isRoom ? below : above}px)`
  })
  return (
    <div ref={note} className="pointer-events-none absolute top-0 left-0 z-20 w-max max-w-[26rem]">
      <div
        className="enter-fade rounded-lg bg-raised px-3 py-2 shadow-pop"
        style={slow ? { animationDelay: '350ms', animationFillMode: 'both' } : {}}
      >
        {children}
      </div>
    </div>
  )
}
