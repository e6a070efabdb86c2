import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { TaskId } from '../model/ids.ts'

import { issuePlaces, openIssueLog } from './issue-log.ts'
import type { IssueLog } from './issue-log.ts'
import type { ScheduleIssue } from './schedule.ts'

const issueOf = (name: string): ScheduleIssue => ({ kind: 'absurdNumber', task: name as TaskId, field: 'lag' })

type Step =
  | { readonly kind: 'add'; readonly task: number; readonly name: string }
  | { readonly kind: 'retract'; readonly task: number }
  | { readonly kind: 'list' }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), task: fc.nat(5), name: fc.constantFrom('a', 'b', 'c', 'd') }),
  fc.record({ kind: fc.constant('retract' as const), task: fc.nat(5) }),
  fc.constant({ kind: 'list' } as const)
)

function take(log: IssueLog, given: Step): void {
  if (given.kind === 'add') log.add(issuePlaces.dates, given.task, issueOf(given.name))
  else if (given.kind === 'retract') log.retract(issuePlaces.dates, given.task)
  else log.list()
}

it('[F1] a list that is kept level is the one of all issues sorted at once', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const log = openIssueLog()
      const kept = new Map<number, string[]>()
      for (const given of steps) {
        take(log, given)
        if (given.kind === 'add') kept.set(given.task, [...(kept.get(given.task) ?? []), given.name])
        if (given.kind === 'retract') kept.delete(given.task)
      }
      expect(log.list()).toEqual([...kept.values()].flat().toSorted().map(issueOf))
    }),
    { numRuns: 100 }
  )
})

it('[F1] what is found again as it was leaves the list the same', () => {
  const log = openIssueLog()
  log.add(issuePlaces.dates, 1, issueOf('a'))
  log.add(issuePlaces.span, 1, issueOf('b'))
  const before = log.list()
  log.retract(issuePlaces.dates, 1)
  log.add(issuePlaces.dates, 1, issueOf('a'))
  expect(log.list()).toBe(before)
})
