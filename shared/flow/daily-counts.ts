import { toInstant } from '../model/instant.ts'

import type { DayCounts } from './flow-report.ts'
import type { LeafWork } from './leaf-work.ts'

const day = 1440

/** [FW9] How much work stood where at the end of each of so many days, the last of them being `now`. */
export function dailyCounts(work: Iterable<LeafWork>, now: number, days: number): readonly DayCounts[] {
  const at = Array.from({ length: days }, (_, place) => now - (days - 1 - place) * day)
  const first = at[0] ?? now
  // What changes at each day's end; the counts are the sums up to it.
  const changes = { known: new Int32Array(days), begun: new Int32Array(days), finished: new Int32Array(days) }
  const placeOf = (instant: number): number => Math.max(0, Math.ceil((instant - first) / day))
  const count = (stage: Int32Array, from: number, until: number): void => {
    if (from >= until) return
    const [enter, leave] = [placeOf(from), placeOf(until)]
    if (enter < days) stage[enter] = (stage[enter] ?? 0) + 1
    if (leave < days) stage[leave] = (stage[leave] ?? 0) - 1
  }
  for (const { known, start, finish, out } of work) {
    const end = out ?? Infinity
    count(changes.known, known, end)
    if (start !== null && (finish === null || start < finish)) count(changes.begun, start, Math.min(end, finish ?? end))
    if (finish !== null) count(changes.finished, finish, end)
  }
  const sums = { known: 0, begun: 0, finished: 0 }
  return at.map((instant, place) => {
    sums.known += changes.known[place] ?? 0
    sums.begun += changes.begun[place] ?? 0
    sums.finished += changes.finished[place] ?? 0
    const { known, begun, finished } = sums
    return { at: toInstant(instant), todo: known - begun - finished, begun, finished }
  })
}
