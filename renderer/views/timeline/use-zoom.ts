import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

import type { Instant } from '../../../shared/model/instant.ts'

import type { TimeScale } from './time-scale.ts'
import { zoomBy } from './zoom.ts'
import type { ZoomName } from './zoom.ts'

/** A moment that has to stay where it is on screen: `at` pixels right of the column of titles. */
type Anchor = { readonly instant: Instant; readonly at: number }

/** How far the wheel turns for one step. */
const wheelStep = 60

export type TimeZoom = {
  readonly zoom: ZoomName
  /** `at` pixels from the titles stay under the hand; unless said now does if it is seen, else the middle. */
  readonly setZoom: (zoom: ZoomName, at?: number) => void
  /** Must be called with the scale that the zoom gave. */
  readonly keepInPlace: (scale: TimeScale) => void
}

/** The zoom of a scroller, by buttons, keys and Ctrl with the wheel; what was under the hand stays there. */
export function useZoom(scroller: RefObject<HTMLElement | null>, titles: number, now: Instant): TimeZoom {
  const [zoom, set] = useState<ZoomName>('week')
  const anchor = useRef<Anchor | null>(null)
  const drawn = useRef<TimeScale | null>(null)
  const turned = useRef(0)

  const setZoom = useCallback(
    (next: ZoomName, at?: number) => {
      const view = scroller.current
      if (view === null || drawn.current === null) return set(next)
      const seen = view.clientWidth - titles
      const nowAt = drawn.current.toX(now) - view.scrollLeft
      const place = at ?? (nowAt > 0 && nowAt < seen ? nowAt : seen / 2)
      anchor.current = { instant: drawn.current.toInstant(view.scrollLeft + place), at: place }
      set(next)
    },
    [scroller, titles, now]
  )

  useEffect(() => {
    const view = scroller.current
    if (view === null) return undefined
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      turned.current += event.deltaY
      if (Math.abs(turned.current) < wheelStep) return
      const direction = turned.current < 0 ? 1 : -1
      turned.current = 0
      setZoom(zoomBy(zoom, direction), event.clientX - view.getBoundingClientRect().left - titles)
    }
    // React's own wheel listeners are passive and could not keep the page from zooming.
    view.addEventListener('wheel', onWheel, { passive: false })
    return () => view.removeEventListener('wheel', onWheel)
  }, [scroller, titles, zoom, setZoom])

  const keepInPlace = useCallback(
    (scale: TimeScale) => {
      const view = scroller.current
      const before = drawn.current
      drawn.current = scale
      if (view === null || before === null || before === scale) return
      const kept = anchor.current
      anchor.current = null
      if (kept !== null) view.scrollTo({ left: scale.toX(kept.instant) - kept.at })
      else if (before.zoom === scale.zoom)
        view.scrollBy({ left: (before.firstDay - scale.firstDay) * scale.zoom.pixelsPerDay })
    },
    [scroller]
  )
  return { zoom, setZoom, keepInPlace }
}

/** Runs `keepInPlace` whenever another scale is drawn. */
export function useKeptInPlace(keepInPlace: TimeZoom['keepInPlace'], scale: TimeScale): void {
  useLayoutEffect(() => keepInPlace(scale), [keepInPlace, scale])
}
