import { describe, expect, test } from 'vitest'

import { noMoments } from '../model/board-moments.ts'
import type { DebtPolicy } from '../model/debt-policy.ts'
import { graphDifference } from '../model/graph-difference.ts'
import type { HandoffId, PersonId, WorklogId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import type { WorklogEntry } from '../model/worklog-entry.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'
import { dependencyOf, graphOf, handoffOf, idOf, monday, taskOf } from '../schedule/random-graph.test-support.ts'
import { openScheduler } from '../schedule/scheduler.ts'

import type { Assumptions } from './assumption.ts'
import { computeDebt } from './compute-debt.ts'
import { halving } from './halving.ts'
import { openStandingLedger } from './standing-ledger.ts'

const hour = 60
const day = 1440
const week = 7 * day
const ana = idOf<PersonId>('ana')

/** One handoff a week: 20 hours of design are offered on a Monday evening, caught so many days later, and built from then on. */
type Week = {
  /** Working days until it is caught: up to 4. */
  readonly caughtAfter: number
  /** Minutes logged to what waits, on the Wednesday. */
  readonly meanwhile: number
  /** Minutes that building took, at an estimate of a day; null where nobody logged them. */
  readonly took: number | null
  /** Days by which the design came after its estimate, which it is begun in time for. */
  readonly lateBy?: number
}

function boardOf(weeks: readonly Week[], debt: DebtPolicy | null = null): WorkGraph {
  const at = (place: number, minutes: number) => toInstant(monday + place * week + minutes)
  const logs: WorklogEntry[] = []
  const log = (place: number, task: string, minutes: number, instant: number): void => {
    const id = idOf<WorklogId>(`log-${task}-${instant}`)
    const entry = { id, task: idOf<never>(task), person: ana, minutes: toWorkingMinutes(minutes), note: '' }
    logs.push({ ...entry, logged: { by: ana, at: at(place, instant) } })
  }
  const named = weeks.map((one, place) => ({ ...one, place, name: String(place).padStart(2, '0') }))
  for (const { place, name, meanwhile, took } of named) {
    log(place, `design-${name}`, 20 * hour, 8 * hour)
    if (meanwhile > 0) log(place, `build-${name}`, meanwhile, 2 * day + 2 * hour)
    if (took !== null) log(place, `build-${name}`, took - meanwhile, 5 * day)
  }
  const graph = graphOf({
    tasks: named.flatMap(({ place, name, caughtAfter, lateBy = 0 }) => [
      taskOf(`design-${name}`, {
        estimate: toWorkingMinutes(20 * hour),
        actualStart: at(place, -4 * day + 4 * hour - lateBy * day),
        actualFinish: at(place, 8 * hour),
        createdAt: toInstant(monday - week)
      }),
      taskOf(`build-${name}`, {
        estimate: toWorkingMinutes(8 * hour),
        actualStart: at(place, caughtAfter * day + 8 * hour),
        actualFinish: at(place, week - hour),
        createdAt: toInstant(monday - week)
      })
    ]),
    dependencies: named.map(({ name }) =>
      dependencyOf(`design-${name}`, `build-${name}`, { id: idOf(`link-${name}`) })
    ),
    handoffs: named.map(({ place, name, caughtAfter }) =>
      handoffOf(`link-${name}`, {
        id: idOf<HandoffId>(`handoff-${name}`),
        why: 'So that it can be built',
        offered: { by: ana, at: at(place, 8 * hour) },
        caught: { by: ana, at: at(place, caughtAfter * day + 8 * hour) }
      })
    ),
    board: { debt }
  })
  return { ...graph, worklog: new Map(logs.map((entry) => [entry.id, entry])) }
}

function assumptionsOf(graph: WorkGraph): Assumptions {
  const now = toInstant(monday + 60 * week)
  return computeDebt(graph, computeSchedule(graph, now), noMoments, now).assumptions
}

const usual: Week = { caughtAfter: 4, meanwhile: 0, took: null }
const byDefault = { kind: 'default' } as const

describe('the constants of a board', () => {
  test('[D30] are the defaults on a board without a past, from half of each to double', () => {
    expect(assumptionsOf(graphOf({ tasks: [taskOf('a')] }))).toEqual({
      waitCost: { value: 0.1, low: 0.05, high: 0.2, origin: byDefault },
      relearnShare: { value: 0.2, low: 0.1, high: 0.4, origin: byDefault },
      halfLife: { value: 20, low: 10, high: 40, origin: byDefault },
      handoffLoss: { value: 0.5, low: 0.25, high: 1, origin: byDefault },
      onTime: { value: 0.86, low: 0.72, high: 0.9299999999999999, origin: byDefault }
    })
  })

  test('[D30] stay the defaults after nineteen closed lines, and are the team’s from the twentieth on', () => {
    const weeks = Array.from({ length: 20 }, (): Week => ({ ...usual, meanwhile: 90, took: 600 }))
    const before = assumptionsOf(boardOf(weeks.slice(1)))
    expect([before.waitCost.origin, before.relearnShare.origin, before.onTime.origin]).toEqual(
      Array.from({ length: 3 }, () => byDefault)
    )
    const { waitCost, relearnShare, halfLife, handoffLoss, onTime } = assumptionsOf(boardOf(weeks))
    const team = { kind: 'team', from: 20, of: 'lines' }
    expect([waitCost, relearnShare, halfLife, handoffLoss, onTime].map(({ origin }) => origin)).toEqual([
      team,
      team,
      team,
      byDefault,
      { kind: 'team', from: 20, of: 'dependencies' }
    ])
  })

  test('[D32] a day of waiting costs what was logged meanwhile, over the days past the grace; its band is that of the quarters', () => {
    const minutes = [90, 60, 90, 120]
    const weeks = Array.from({ length: 20 }, (_, place) => ({
      ...usual,
      meanwhile: minutes[Math.floor(place / 5)] ?? 0
    }))
    // Caught on Friday evening, a day of grace: three days each.
    expect(assumptionsOf(boardOf(weeks)).waitCost).toEqual({
      value: 0.5,
      low: 1 / 3,
      high: 2 / 3,
      origin: { kind: 'team', from: 20, of: 'lines' }
    })
  })

  test('[D32] a board on which nothing is logged to what waits says nothing about that', () => {
    expect(assumptionsOf(boardOf(Array.from({ length: 30 }, () => usual))).waitCost.origin).toEqual(byDefault)
  })

  test('[D33] what was picked up late takes longer: the share and the half-life by which it was made are found again', () => {
    const weeks = Array.from({ length: 40 }, (_, place): Week => {
      const caughtAfter = 2 + (place % 3)
      // Of 20 hours only the why was told: 12 are kept, and forgotten by and by.
      const lost = 20 - 12 * halving(caughtAfter / 5)
      return { caughtAfter, meanwhile: 0, took: Math.round((8 + 0.3 * lost) * hour) }
    })
    const { relearnShare, halfLife } = assumptionsOf(boardOf(weeks))
    expect(halfLife).toMatchObject({ value: 5, low: 5, high: 5 })
    expect(relearnShare.value).toBeCloseTo(0.3, 2)
  })

  test('[D33] a team that is through faster than it estimates has learned nothing again', () => {
    const weeks = Array.from({ length: 20 }, (): Week => ({ ...usual, took: 300 }))
    const { relearnShare, halfLife } = assumptionsOf(boardOf(weeks))
    expect([relearnShare.value, halfLife.value]).toEqual([0, 20])
  })

  test('[D34] on time is who ends less than a day after the estimate, of what others waited for', () => {
    const weeks = Array.from({ length: 25 }, (_, place): Week => ({ ...usual, lateBy: place % 5 === 0 ? 1 : 0 }))
    expect(assumptionsOf(boardOf(weeks)).onTime).toMatchObject({
      value: 0.8,
      origin: { kind: 'team', from: 25, of: 'dependencies' }
    })
  })

  test('[D30] what somebody has set counts before either, and names them', () => {
    const weeks = Array.from({ length: 20 }, (): Week => ({ ...usual, meanwhile: 90, took: 600 }))
    const { waitCost, onTime } = assumptionsOf(
      boardOf(weeks, { waitCost: 0.25, onTime: 0.5, setBy: { waitCost: ana } })
    )
    expect(waitCost).toEqual({
      value: 0.25,
      low: 0.25,
      high: 0.25,
      origin: { kind: 'set', by: ana, instead: { value: 0.5, origin: { kind: 'team', from: 20, of: 'lines' } } }
    })
    expect(onTime).toEqual({
      value: 0.5,
      low: 0.5,
      high: 0.5,
      origin: { kind: 'set', by: null, instead: { value: 1, origin: { kind: 'team', from: 20, of: 'dependencies' } } }
    })
  })
})

describe('a ledger whose constants become the team’s own', () => {
  test('[D19] [D30] stands as it would be from nothing, while the twentieth line closes and after', () => {
    const weeks = Array.from({ length: 22 }, (): Week => ({ ...usual, meanwhile: 90, took: 600 }))
    const ended = boardOf(weeks)
    const now = toInstant(monday + 60 * week)
    // The last four are still to be caught.
    const open = new Map([...ended.handoffs].map(([id, handoff]) => [id, handoff] as const))
    const waiting = new Map(ended.tasks)
    for (const name of ['18', '19', '20', '21']) {
      const [handoff, build] = [ended.handoffs.get(idOf(`handoff-${name}`)), ended.tasks.get(idOf(`build-${name}`))]
      if (handoff === undefined || build === undefined) throw new Error('each week has both')
      open.set(handoff.id, { ...handoff, caught: null })
      waiting.set(build.id, { ...build, actualStart: null, actualFinish: null })
    }
    let graph: WorkGraph = { ...ended, handoffs: open, tasks: waiting }
    const scheduler = openScheduler(graph, now)
    const standing = openStandingLedger()
    const origins: string[] = []
    for (const name of ['18', '19', '20', '21', null]) {
      const schedule = scheduler.schedule()
      const ledger = standing({ graph, schedule, moments: noMoments, plan: scheduler.plan(), explain: true })
      expect(ledger).toEqual(computeDebt(graph, schedule, noMoments, now, true))
      origins.push(ledger.assumptions.waitCost.origin.kind)
      if (name === null) break
      const [handoff, build] = [ended.handoffs.get(idOf(`handoff-${name}`)), ended.tasks.get(idOf(`build-${name}`))]
      if (handoff === undefined || build === undefined) throw new Error('each week has both')
      const next = {
        ...graph,
        handoffs: new Map(graph.handoffs).set(handoff.id, handoff),
        tasks: new Map(graph.tasks).set(build.id, build)
      }
      scheduler.update(next, graphDifference(graph, next), now)
      graph = next
    }
    expect(origins).toEqual(['default', 'default', 'team', 'team', 'team'])
  })
})
