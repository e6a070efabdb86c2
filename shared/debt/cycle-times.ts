import { nearestRank } from '../flow/nearest-rank.ts'
import { bandDays, fewestSamples, sizeBand } from '../flow/size-band.ts'
import { phases } from '../schedule/facts.ts'
import { isSummary } from '../schedule/plan.ts'
import type { Plan } from '../schedule/plan.ts'

/** [D14] How long work of a size has taken on this board, as it stood at a moment; null where too little was finished by then. */
export type CycleTimes = (estimate: number, at: number) => number | null

/** Working minutes from start to finish of what a board has finished, by size: the 85th percentile by nearest rank. */
export function readCycleTimes({ facts }: Plan, between: (from: number, to: number) => number): CycleTimes {
  const samples: Sample[][] = [...bandDays, Infinity].map(() => [])
  const day = facts.board.minutesPerDay
  for (const [task, { kind, estimate }] of facts.tasks.entries()) {
    if (kind !== 'task' || isSummary(facts, task) || facts.phase[task] !== phases.finished) continue
    const [start, at] = [facts.actualStart[task] ?? 0, facts.actualFinish[task] ?? 0]
    samples[sizeBand(estimate, day)]?.push({ at, minutes: Math.max(0, between(start, at)) })
  }
  const bands: (CycleTimesOfBand | undefined)[] = []
  return (estimate, at) => {
    const band = sizeBand(estimate, day)
    return (bands[band] ??= overTime(samples[band] ?? []))(at)
  }
}

type Sample = { readonly at: number; readonly minutes: number }
type CycleTimesOfBand = (at: number) => number | null

/** The percentile as it stood at any moment, from one walk over the finishes: asked once for each begun task. */
function overTime(samples: readonly Sample[]): CycleTimesOfBand {
  const inTime = samples.toSorted((a, b) => a.at - b.at)
  const rising: number[] = []
  const afterEach = inTime.map(({ minutes }) => {
    rising.splice(
      countWhile(rising, (known) => known <= minutes),
      0,
      minutes
    )
    return rising.length < fewestSamples ? null : nearestRank(rising, 85)
  })
  return (at) => afterEach[countWhile(inTime, (sample) => sample.at <= at) - 1] ?? null
}

/** How many of a list hold to something that, once one does not, none after it does. */
function countWhile<Value>(list: readonly Value[], holds: (value: Value) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const value = list[middle]
    if (value !== undefined && holds(value)) low = middle + 1
    else high = middle
  }
  return low
}
