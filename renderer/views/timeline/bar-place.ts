import type { Task } from '../../../shared/model/task.ts'
import type { TaskForecast } from '../../../shared/schedule/schedule.ts'
import type { Instant } from '../../../shared/model/instant.ts'

import type { TimeScale } from './time-scale.ts'

/** Ends of a bar in pixels. */
export type BarSpan = { readonly left: number; readonly right: number }

/** Half the width of a milestone's diamond. */
const diamondHalf = 8
/** A bar is never thinner than what a pointer can find. */
const thinnest = 4

/** Where dates stand; milestones and approvals are a point that reaches to both sides. */
export function spanOf(task: Task, start: Instant, finish: Instant, scale: TimeScale): BarSpan {
  if (isPoint(task)) {
    const at = scale.toX(finish)
    return { left: at - diamondHalf, right: at + diamondHalf }
  }
  const left = scale.toX(start)
  return { left, right: Math.max(left + thinnest, scale.toX(finish)) }
}

/** Where a forecast stands. */
export function forecastSpan(task: Task, forecast: TaskForecast, scale: TimeScale): BarSpan {
  return spanOf(task, forecast.earlyStart, forecast.earlyFinish, scale)
}

/** Work without duration is drawn as a point. [FP8] */
export function isPoint(task: Task): boolean {
  return task.kind === 'milestone' || task.kind === 'approval'
}
