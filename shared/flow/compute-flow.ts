import { compareText } from '../lib/compare.ts'
import { defaultCalendar } from '../model/default-calendar.ts'
import type { TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { compileCalendar } from '../schedule/compile-calendar.ts'

import { dailyCounts } from './daily-counts.ts'
import type { AgeingWork, CycleTime, FlowReport, Percentiles, WaitCause, WaitKind } from './flow-report.ts'
import { knownWaits } from './known-waits.ts'
import type { KnownWait } from './known-waits.ts'
import { readLeafWork } from './leaf-work.ts'
import type { LeafWork } from './leaf-work.ts'
import { nearestRank } from './nearest-rank.ts'
import { bandDays, fewestSamples, sizeBand } from './size-band.ts'

const week = 7 * 1440
/** [FW5] Long enough that a slow board has samples in it, short enough that a chart of its days can be read. */
const weeks = 12

type Between = (from: number, to: number) => number

/** [FW1] How work passes through a board, from its facts up to `now`: pure, in whatever order they came. */
export function computeFlow(graph: WorkGraph, now: Instant): FlowReport {
  const { board, calendars } = graph
  const { minutesPerDay } = board
  const calendar = (board.calendar === null ? undefined : calendars.get(board.calendar)) ?? defaultCalendar
  const time = compileCalendar(calendar)
  const between: Between = (from, to) => Math.max(0, time.between(toInstant(from), toInstant(to)))
  const since = toInstant(now - weeks * week)

  const work = readLeafWork(graph, now)
  const waits = knownWaits(graph, work, now)
  const finished = [...work.values()].filter(({ finish }) => finish !== null)
  const samples = finished.flatMap((one) => {
    const { start, finish } = one
    if (start === null || finish === null || start > finish) return []
    return [{ ...one, start, finish, minutes: between(start, finish) }]
  })
  const all = percentilesOf(samples.map(({ minutes }) => minutes))
  const bands = Array.from({ length: bandDays.length + 1 }, (_, band) => {
    const sized = samples.filter(({ estimate }) => sizeBand(estimate, minutesPerDay) === band)
    return { measured: sized.length, percentiles: percentilesOf(sized.map(({ minutes }) => minutes)) }
  })
  const recent = samples.filter(({ finish }) => finish > since)
  return {
    now,
    since,
    minutesPerDay,
    measured: samples.length,
    unmeasured: finished.length - samples.length,
    percentiles: all,
    bands,
    cycleTimes: recent
      .map(({ task, finish, minutes }): CycleTime => ({ task, finish: toInstant(finish), minutes }))
      .toSorted((a, b) => a.finish - b.finish || compareText(a.task, b.task)),
    ageing: ageingOf(work.values(), now, between, ({ estimate }) => {
      return bands[sizeBand(estimate, minutesPerDay)]?.percentiles ?? all
    }),
    throughput: Array.from({ length: weeks }, (_, place) => {
      const end = now - (weeks - 1 - place) * week
      return finished.filter(({ finish }) => finish !== null && finish > end - week && finish <= end).length
    }),
    causes: causesOf(waits, since, between),
    efficiency: efficiencyOf(recent, waits, between),
    days: dailyCounts(work.values(), now, weeks * 7)
  }
}

function percentilesOf(minutes: readonly number[]): Percentiles | null {
  if (minutes.length < fewestSamples) return null
  const rising = minutes.toSorted((a, b) => a - b)
  const at = (percentile: number): number => nearestRank(rising, percentile) ?? 0
  return { p50: at(50), p70: at(70), p85: at(85), p95: at(95) }
}

/** [FW4] */
function ageingOf(
  work: Iterable<LeafWork>,
  now: Instant,
  between: Between,
  measureOf: (one: LeafWork) => Percentiles | null
): readonly AgeingWork[] {
  const ageing: AgeingWork[] = []
  for (const one of work) {
    if (one.start === null || one.finish !== null || one.out !== null) continue
    const age = between(one.start, now)
    const percentiles = measureOf(one)
    ageing.push({ task: one.task, start: toInstant(one.start), age, percentiles, passed: passedBy(age, percentiles) })
  }
  return ageing.toSorted((a, b) => b.age - a.age || compareText(a.task, b.task))
}

function passedBy(age: number, percentiles: Percentiles | null): AgeingWork['passed'] {
  if (percentiles === null) return null
  if (age > percentiles.p95) return 95
  if (age > percentiles.p85) return 85
  if (age > percentiles.p70) return 70
  return age > percentiles.p50 ? 50 : 0
}

/** [FW7] */
function causesOf(waits: readonly KnownWait[], since: number, between: Between): readonly WaitCause[] {
  const causes = new Map<WaitKind, { waits: number; minutes: number }>()
  for (const { kind, from, to } of waits) {
    const minutes = to > since ? between(Math.max(from, since), to) : 0
    if (minutes === 0) continue
    const sum = causes.get(kind) ?? { waits: 0, minutes: 0 }
    causes.set(kind, { waits: sum.waits + 1, minutes: sum.minutes + minutes })
  }
  return [...causes]
    .map(([kind, sum]): WaitCause => ({ kind, waits: sum.waits, hours: sum.minutes / 60 }))
    .toSorted((a, b) => b.hours - a.hours || compareText(a.kind, b.kind))
}

/** [FW8] */
function efficiencyOf(
  samples: readonly { readonly task: TaskId; readonly start: number; readonly finish: number }[],
  waits: readonly KnownWait[],
  between: Between
): number | null {
  if (samples.length < fewestSamples) return null
  const byWaiter = new Map<TaskId, KnownWait[]>()
  for (const wait of waits) {
    for (const { task } of wait.waiters) {
      const own = byWaiter.get(task)
      if (own === undefined) byWaiter.set(task, [wait])
      else own.push(wait)
    }
  }
  let [active, whole] = [0, 0]
  for (const { task, start, finish } of samples) {
    const own = byWaiter.get(task) ?? []
    whole += between(Math.min(start, ...own.map(({ from }) => from)), finish)
    active += between(start, finish)
    // Questions overlap: each minute is taken away once.
    let until = start
    for (const { kind, from, to } of own.toSorted((a, b) => a.from - b.from)) {
      if (kind !== 'question' || to <= until || from >= finish) continue
      active -= between(Math.max(from, until), Math.min(to, finish))
      until = to
    }
  }
  return whole === 0 ? null : active / whole
}
