import { scaleLinear } from '@visx/scale'

import { toInstant } from '../../../shared/model/instant.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { CompiledCalendar, WorkingStretch } from '../../../shared/schedule/compile-calendar.ts'

import type { DayAxis } from './day-axis.ts'
import type { Zoom } from './zoom.ts'

/** Time as pixels and back. Never runs backwards; what lies outside the days drawn stands at the nearest end. */
export type TimeScale = {
  readonly zoom: Zoom
  /** The first day drawn, and the first that is not. */
  readonly firstDay: number
  readonly lastDay: number
  readonly width: number
  readonly axis: DayAxis
  toX(instant: Instant): number
  toInstant(x: number): Instant
  /** Left edge of a day. */
  dayX(day: number): number
  /** Working time of a day; empty on days off. */
  workOf(day: number): readonly WorkingStretch[]
}

type DayShape = {
  readonly start: Instant
  readonly end: Instant
  readonly work: readonly WorkingStretch[]
  readonly minutes: number
}

/** The scale of one zoom over the days [firstDay, lastDay); `calendar` is the board's, and says which time of a day is worked. */
export function createTimeScale(
  zoom: Zoom,
  axis: DayAxis,
  calendar: CompiledCalendar,
  firstDay: number,
  lastDay: number
): TimeScale {
  const width = (lastDay - firstDay) * zoom.pixelsPerDay
  const days = scaleLinear<number>({ domain: [firstDay, lastDay], range: [0, width], clamp: true })
  const shapes = new Map<number, DayShape>()

  function shapeOf(day: number): DayShape {
    const known = shapes.get(day)
    if (known !== undefined) return known
    const start = axis.startOf(day)
    const end = axis.startOf(day + 1)
    const work = calendar.intervals(start, end)
    const minutes = work.reduce((sum, stretch) => sum + stretch.to - stretch.from, 0)
    const shape: DayShape = { start, end, work, minutes }
    shapes.set(day, shape)
    return shape
  }

  /** The share of a day that lies before a moment in it, 0 to 1. */
  function shareBefore(instant: Instant, { start, end, work, minutes }: DayShape): number {
    if (zoom.within === 'elapsed' || minutes === 0) return end > start ? (instant - start) / (end - start) : 0
    const worked = work.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(instant, to) - from), 0)
    return worked / minutes
  }

  function momentAt(share: number, { start, end, work, minutes }: DayShape): Instant {
    if (zoom.within === 'elapsed' || minutes === 0) return toInstant(start + Math.round(share * (end - start)))
    let left = Math.round(share * minutes)
    for (const { from, to } of work) {
      if (left < to - from) return toInstant(from + left)
      left -= to - from
    }
    return end
  }

  return {
    zoom,
    firstDay,
    lastDay,
    width,
    axis,
    dayX: (day) => days(day),
    workOf: (day) => shapeOf(day).work,
    toX: (instant) => {
      const day = axis.dayAt(instant)
      if (day < firstDay) return 0
      if (day >= lastDay) return width
      return days(day + shareBefore(instant, shapeOf(day)))
    },
    toInstant: (x) => {
      const at = days.invert(Math.min(width, Math.max(0, x)))
      const day = Math.min(lastDay - 1, Math.floor(at))
      return momentAt(Math.min(1, at - day), shapeOf(day))
    }
  }
}
