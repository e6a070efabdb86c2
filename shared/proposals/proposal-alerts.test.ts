import { expect, it } from 'vitest'

import type { Alert } from '../alerts/alert.ts'
import type { Moment } from '../alerts/moment.ts'
import { storyOf } from '../alerts/story.test-support.ts'
import type { Intent } from '../intents/intent.ts'
import { graphDifference } from '../model/graph-difference.ts'
import type { PersonId, SignalId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import { changedForecasts } from '../schedule/changed-forecasts.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'

import { openProposals } from './open-proposals.ts'
import { proposalAlerts } from './proposal-alerts.ts'

/** Monday 2026-11-16 10:00 UTC. */
const now = toInstant(Date.UTC(2026, 10, 16, 10) / 60_000)
const [ana, ben] = ['ana', 'ben'] as [PersonId, PersonId]
const a = 'a' as TaskId
const nobodyLeft: ReadonlySet<PersonId> = new Set()

const plan: readonly Intent[] = [
  ...[ana, ben].map((id): Intent => ({ type: 'addPerson', person: { id, name: id, hue: 0, calendar: null } })),
  {
    type: 'createTask',
    task: {
      id: a,
      title: 'Site',
      owner: ben,
      estimate: 480 as never,
      promise: { date: toInstant(now + 1440), to: 'Acme', clientFacing: true, costOfDelay: null }
    }
  }
]
const estimate = (days: number): Intent => ({ type: 'editTask', task: a, change: { estimate: (days * 480) as never } })
const asks: Intent = {
  type: 'keepSignal',
  signal: {
    id: 'sig' as SignalId,
    source: 'crm',
    event: '1',
    type: 'promise.moved',
    subject: 'a',
    at: now * 60_000,
    task: a,
    fact: { kind: 'promiseMoved', date: toInstant(now + 4000) },
    clientFacing: true,
    waits: true
  }
}

/** What each step from one group of intents to the next means to somebody, by kind. */
function told(groups: readonly (readonly Intent[])[], me: PersonId | null = ben): readonly (readonly string[])[] {
  const [first, ...others] = storyOf(groups, now).map((graph): Moment => ({
    graph,
    schedule: computeSchedule(graph, now)
  }))
  if (first === undefined) throw new Error('the story is too short')
  const proposals = openProposals(first.graph, first.schedule, nobodyLeft)
  let before = first
  return others.map((next) => {
    const difference = graphDifference(before.graph, next.graph)
    const change = proposals.update(
      { ...next, left: nobodyLeft },
      difference,
      changedForecasts(before.schedule, next.schedule)
    )
    const alerts: readonly Alert[] = proposalAlerts(before, next, change, me)
    before = next
    return alerts.map(({ kind, key }) => `${kind} ${key.split('-')[0] ?? ''}`).toSorted()
  })
}

it('[AL9] the break itself is told elsewhere; twice as late is told here, and the old question taken back', () => {
  expect(told([plan, [estimate(4)], [estimate(9)], [estimate(1)]])).toEqual([
    [],
    ['promiseProposed proposal', 'retracted proposal'],
    ['retracted proposal']
  ])
})

it('[AL9] what becomes mine while broken is told, and nobody else is', () => {
  const mine: Intent = { type: 'editTask', task: a, change: { owner: ana } }
  expect(told([[...plan, estimate(4)], [mine], [estimate(9)]], ana)[1]).toContain('promiseProposed proposal')
  expect(told([[...plan, estimate(4)], [estimate(9)]], ana)).toEqual([[]])
  expect(told([[...plan, estimate(4)], [estimate(9)]], null)).toEqual([[]])
})

it('[AL9] a signal that asks to move my promise is told until somebody decided', () => {
  const judge: Intent = { type: 'judgeSignal', signal: 'sig' as SignalId, verdict: 'declined', reason: 'no' }
  expect(told([plan, [asks], [judge]])).toEqual([['promiseProposed proposal'], ['retracted proposal']])
  expect(told([plan, [asks], [judge]], ana)).toEqual([[], []])
})
