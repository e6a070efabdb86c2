import { toInstant } from './instant.ts'
import type { Instant } from './instant.ts'

/** A stretch in which somebody is busy, [from, to). */
export type BusyTime = { readonly from: Instant; readonly to: Instant }

/** [BU1] [BU7] The same times in order and apart; those that touch are one. */
export function inOrderAndApart(times: readonly BusyTime[]): readonly BusyTime[] {
  const merged: BusyTime[] = []
  for (const { from, to } of times.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last === undefined || last.to < from) merged.push({ from, to })
    else if (last.to < to) merged[merged.length - 1] = { from: last.from, to }
  }
  return merged
}

/** [BU1] What of the times is within the window. */
export function cutTo(window: BusyTime, times: readonly BusyTime[]): readonly BusyTime[] {
  return times
    .map(({ from, to }) => ({
      from: toInstant(Math.max(from, window.from)),
      to: toInstant(Math.min(to, window.to))
    }))
    .filter(({ from, to }) => from < to)
}
