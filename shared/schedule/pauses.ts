import type { Task } from '../model/task.ts'

import type { WorkingTime } from './working-time.ts'

/** A pause of split work: how much work comes before it, and its own length, in working minutes. */
export type Pause = { readonly after: number; readonly length: number }

/** What remains of begun work (working minutes), and from which instant on it counts. */
type Left = { readonly minutes: number; readonly at: number }

const none: readonly Pause[] = []

/** The pauses between a task's segments; `sane` looks at each amount that is said. [FP9] */
export function pausesOf({ segments }: Task, sane: (minutes: number) => number): readonly Pause[] {
  if (segments === null) return none
  const pauses: Pause[] = []
  let after = 0
  for (const [at, { pause, work }] of segments.entries()) {
    if (at > 0) pauses.push({ after, length: sane(pause) })
    after += sane(work)
  }
  return pauses
}

/** [FP9] What remains, longer by the pauses ahead; one that the work has reached lasts until its planned end. */
export function withPausesAhead(
  left: Left,
  pauses: readonly Pause[],
  estimate: number,
  start: number,
  time: WorkingTime
): Left {
  if (left.minutes === 0) return left
  let { minutes, at } = left
  let planned = 0
  for (const { after, length } of pauses) {
    planned += length
    const end = time.advance(start, after + planned)
    if (end <= left.at) continue
    if (estimate - left.minutes >= after) at = Math.max(at, end)
    else minutes += length
  }
  return { minutes, at }
}
