import { useCallback, useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'

import type { TaskId } from '../../../shared/model/ids.ts'

import { forecastSpan } from './bar-place.ts'
import type { TimeScale } from './time-scale.ts'
import type { TimelineProps } from './timeline-props.ts'

export type Sideways = {
  /** Brings a bar into sight, if it cannot be seen at all. */
  readonly reveal: (task: TaskId) => void
  readonly showNow: () => void
}

/**
 * What scrolls a timeline sideways: the first look at now with some of what was, a bar that is asked for, and `reach`, the
 * place that keys stretch a bar to (null while none does).
 */
export function useSideways(
  scroller: RefObject<HTMLElement | null>,
  props: Pick<TimelineProps, 'graph' | 'schedule' | 'now'>,
  drawn: { readonly scale: TimeScale; readonly titles: number; readonly isMeasured: boolean },
  reach: number | null
): Sideways {
  const { graph, schedule, now } = props
  const { scale, titles, isMeasured } = drawn
  const reveal = useCallback(
    (task: TaskId) => {
      const view = scroller.current
      const facts = graph.tasks.get(task)
      const forecast = schedule?.forecasts.get(task)
      if (view === null || facts === undefined || forecast === undefined) return
      const { left, right } = forecastSpan(facts, forecast, scale)
      const seen = view.clientWidth - titles
      if (right < view.scrollLeft + 8 || left > view.scrollLeft + seen - 24)
        view.scrollTo({ left: left - Math.min(160, seen / 4) })
    },
    [scroller, graph, schedule, scale, titles]
  )
  const showNow = useCallback(() => {
    const view = scroller.current
    if (view !== null) view.scrollTo({ left: scale.toX(now) - (view.clientWidth - titles) / 4 })
  }, [scroller, scale, now, titles])

  const hasLooked = useRef(false)
  useLayoutEffect(() => {
    if (hasLooked.current || schedule === null || !isMeasured) return
    hasLooked.current = true
    showNow()
  }, [schedule, isMeasured, showNow])

  useLayoutEffect(() => {
    const view = scroller.current
    if (view === null || reach === null) return
    const beyond = reach + 48 - (view.scrollLeft + view.clientWidth - titles)
    if (beyond > 0) view.scrollBy({ left: beyond })
    else if (reach < view.scrollLeft) view.scrollTo({ left: reach - 48 })
  }, [scroller, reach, titles])

  return { reveal, showNow }
}
