import { describe, expect, test } from 'vitest'

import { noMoments } from '../model/board-moments.ts'
import type { ApprovalId, HandoffId, NudgeId, PersonId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'
import { dependencyOf, graphOf, handoffOf, idOf, monday, taskOf } from '../schedule/random-graph.test-support.ts'

import { computeDebt } from './compute-debt.ts'
import type { Ledger } from './ledger.ts'
import { roundHundredths } from './round-hundredths.ts'

const day = 1440
const hour = 60
/** Monday 17:00, when both were done. */
const evening = toInstant(monday + 8 * hour)
const deed = { by: null, at: evening }
const mia = idOf<PersonId>('mia')

/** Design and Copy are done; nobody catches the one, nobody decides about the other, and four tasks wait. */
function sixTasksAndAnApproval(): WorkGraph {
  const done = { actualStart: monday, actualFinish: evening }
  const h1 = idOf<HandoffId>('h1')
  const a1 = idOf<ApprovalId>('a1')
  const graph = graphOf({
    tasks: [
      taskOf('design', { ...done, estimate: toWorkingMinutes(20 * hour) }),
      taskOf('copy', { ...done, estimate: toWorkingMinutes(6 * hour) }),
      taskOf('approval', { kind: 'approval', estimate: toWorkingMinutes(0) }),
      taskOf('build', { estimate: toWorkingMinutes(4 * 480) }),
      taskOf('qa', { estimate: toWorkingMinutes(3 * 480) }),
      taskOf('docs', { estimate: toWorkingMinutes(480) }),
      taskOf('launch', { estimate: toWorkingMinutes(480) })
    ],
    dependencies: [
      dependencyOf('design', 'build', { id: idOf('d1') }),
      dependencyOf('copy', 'approval', { id: idOf('d2') }),
      dependencyOf('build', 'qa', { id: idOf('d3') }),
      dependencyOf('build', 'docs', { id: idOf('d4') }),
      dependencyOf('approval', 'docs', { id: idOf('d5') }),
      dependencyOf('qa', 'launch', { id: idOf('d6') }),
      dependencyOf('docs', 'launch', { id: idOf('d7') })
    ],
    handoffs: [handoffOf('d1', { id: h1, why: 'So that it can be built', offered: deed, caught: null })],
    approvals: [{ id: a1, task: idOf('approval'), approver: mia, delegate: null, requested: deed, decision: null }],
    board: { debt: { rate: 90 } }
  })
  const nudges = [h1, h1, a1].map((about, place) => ({
    id: idOf<NudgeId>(`n${place}`),
    about,
    given: { by: null, at: toInstant(evening + day) }
  }))
  return { ...graph, nudges: new Map(nudges.map((nudge) => [nudge.id, nudge])) }
}

function ledgerAt(now: Instant): Ledger {
  const graph = sixTasksAndAnApproval()
  return computeDebt(graph, computeSchedule(graph, now), noMoments, now, true)
}

const rounded = (ledger: Ledger) =>
  ledger.lines.map((line) => ({
    code: line.code,
    cause: line.cause,
    days: line.overdue / 480,
    principal: roundHundredths(line.principal),
    wait: roundHundredths(line.interest.wait),
    relearn: roundHundredths(line.interest.relearn),
    chase: roundHundredths(line.interest.chase),
    interest: roundHundredths(line.interest.total),
    rate: roundHundredths(line.rate)
  }))

describe('the worked example', () => {
  test('[D4] [D11] [D12] a handoff and an approval, a week later, to the hundredth', () => {
    const ledger = ledgerAt(toInstant(monday + 7 * day))
    expect(rounded(ledger)).toEqual([
      {
        code: 'H',
        cause: 'h1',
        days: 3,
        principal: 20,
        wait: 0.3,
        relearn: 1.91,
        chase: 1.53,
        interest: 3.74,
        rate: 0.25
      },
      { code: 'A', cause: 'a1', days: 2, principal: 6, wait: 0, relearn: 0.16, chase: 0.77, interest: 0.92, rate: 0.05 }
    ])
    const { principal, interest, rate, principalMoney, interestMoney } = ledger.totals
    expect([principal, interest, rate].map(roundHundredths)).toEqual([26, 4.67, 0.3])
    expect([principalMoney, Math.round(interestMoney ?? 0)]).toEqual([2340, 420])
    expect(roundHundredths(ledger.lines[1]?.interest.total ?? 0)).toBe(0.92)
    expect((ledger.lines[1]?.interest.total ?? 0).toFixed(3)).toBe('0.922')
  })

  test('[D11] untouched for three more days it grows by the event, and faster', () => {
    const { totals } = ledgerAt(toInstant(monday + 10 * day))
    expect([totals.interest, totals.rate].map(roundHundredths)).toEqual([5.88, 0.4])
  })

  test('[D15] [D6] a wait costs a promise what it moved past its date; one that float absorbs costs nothing', () => {
    const graph = sixTasksAndAnApproval()
    const launch = graph.tasks.get(idOf('launch'))
    if (launch === undefined) throw new Error('the launch is on the board')
    const date = toInstant(monday + 10 * day + 8 * hour)
    const promise = { date, to: 'Client', clientFacing: true, costOfDelay: 500 }
    const promised = { ...graph, tasks: new Map(graph.tasks).set(launch.id, { ...launch, promise }) }
    const now = toInstant(monday + 7 * day)
    const { lines, delays, totals } = computeDebt(promised, computeSchedule(promised, now), noMoments, now)
    // Caught when its grace ended, the launch would be on the second Friday; it is forecast for the Wednesday after.
    expect(lines.map((line) => [line.code, line.delays])).toEqual([
      ['H', [{ promise: 'launch', days: 3, cost: 1500 }]],
      ['A', []]
    ])
    expect([delays, totals.delayMoney]).toEqual([[{ promise: 'launch', days: 3, cost: 1500 }], 1500])
  })

  test('[D11] the same hours stalled: ten tasks alone do not grow, a hub that nine wait for does', () => {
    const now = toInstant(monday + 21 * day)
    const stalled = { actualStart: monday, estimate: toWorkingMinutes(80 * hour) }
    const half = { progress: { fraction: 0.5, at: monday } }
    const names = Array.from({ length: 9 }, (_, place) => `t${place}`)
    const alone = graphOf({
      tasks: [...names, 'hub'].map((name) => taskOf(name, { ...stalled, ...half, estimate: toWorkingMinutes(480) }))
    })
    const hub = graphOf({
      tasks: [taskOf('hub', { ...stalled, ...half }), ...names.map((name) => taskOf(name))],
      dependencies: names.map((name) => dependencyOf('hub', name, { id: idOf(`d-${name}`) })),
      board: { baseline: null }
    })
    const totals = [alone, hub].map((graph) => computeDebt(graph, computeSchedule(graph, now), noMoments, now).totals)
    expect(totals.map(({ principal, rate }) => [principal, rate].map(roundHundredths))).toEqual([
      [40, 0],
      [40, 0.9]
    ])
  })
})
