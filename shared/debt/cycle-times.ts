import { nearestRank } from '../flow/nearest-rank.ts'
import { bandDays, fewestSamples, sizeBand } from '../flow/size-band.ts'
import { phases } from '../schedule/facts.ts'
import { isSummary } from '../schedule/plan.ts'
import type { Plan } from '../schedule/plan.ts'

/** [D14] How long work of a size has taken on this board, as it stood at a moment; null where too little was finished by then. */
export type CycleTimes = (estimate: number, at: number) => number | null

/** Working minutes from start to finish of what a board has finished, by size: the 85th percentile by nearest rank. */
export function readCycleTimes({ facts }: Plan, between: (from: number, to: number) => number): CycleTimes {
  const samples: { readonly at: number; readonly minutes: number }[][] = [...bandDays, Infinity].map(() => [])
  const day = facts.board.minutesPerDay
  for (const [task, { kind, estimate }] of facts.tasks.entries()) {
    if (kind !== 'task' || isSummary(facts, task) || facts.phase[task] !== phases.finished) continue
    const [start, at] = [facts.actualStart[task] ?? 0, facts.actualFinish[task] ?? 0]
    samples[sizeBand(estimate, day)]?.push({ at, minutes: Math.max(0, between(start, at)) })
  }
  return (estimate, at) => {
    const known = (samples[sizeBand(estimate, day)] ?? []).filter((sample) => sample.at <= at)
    if (known.length < fewestSamples) return null
    const minutes = known.map((sample) => sample.minutes).toSorted((a, b) => a - b)
    return nearestRank(minutes, 85)
  }
}
