import { expect, test } from 'vitest'

import type { Dependency } from '../../shared/model/dependency.ts'
import type { DependencyId } from '../../shared/model/ids.ts'
import { toInstant } from '../../shared/model/instant.ts'
import type { ScheduleIssue } from '../../shared/schedule/schedule.ts'

import { graphOf, idOf, taskOf } from './graph.testing.ts'
import { taskIssues } from './task-issues.ts'
import type { TaskIssue } from './task-issues.ts'
import { waysOut } from './ways-out.ts'

const link: Dependency = {
  id: idOf<DependencyId>('d1'),
  predecessor: taskOf('design').id,
  successor: taskOf('build').id,
  type: 'finishToStart',
  lag: { minutes: 0, unit: 'working' },
  lagCalendar: null,
  createdAt: toInstant(0),
  createdBy: null
}
const graph = graphOf([taskOf('design'), taskOf('build')], { dependencies: new Map([[link.id, link]]) })
const conflict: Extract<TaskIssue, { kind: 'constraintConflict' }> = {
  kind: 'constraintConflict',
  task: link.successor,
  constraint: 'mustFinishOn',
  wanted: toInstant(1000),
  possible: toInstant(2000),
  driver: { kind: 'dependency', dependency: link.id, predecessor: link.predecessor }
}
const day = (instant: number) => `day ${instant}`

test('[FP4] a contradicted date can be moved to what is possible, unlinked from what makes it impossible, and unpinned', () => {
  expect(waysOut(conflict, graph, day)).toEqual([
    {
      kind: 'move',
      words: 'Move it to day 2000',
      intent: {
        type: 'editTask',
        task: 'build',
        change: { constraint: { type: 'mustFinishOn', date: toInstant(2000) } }
      },
      label: 'Move the date of “build” to day 2000'
    },
    {
      kind: 'unlink',
      words: 'Unlink from “design”',
      intent: { type: 'removeDependency', dependency: 'd1' },
      label: 'Unlink “build” from “design”'
    },
    {
      kind: 'unpin',
      words: 'Unpin it',
      intent: { type: 'editTask', task: 'build', change: { constraint: null } },
      label: 'Unpin “build”'
    }
  ])
})

test('[FP4] what no dependency contradicts is not unlinked, nor by a dependency that is gone', () => {
  const kinds = (issue: TaskIssue) => waysOut(issue, graph, day).map(({ kind }) => kind)
  expect(kinds({ ...conflict, driver: { kind: 'now' } })).toEqual(['move', 'unpin'])
  const gone = idOf<DependencyId>('d2')
  expect(
    kinds({ ...conflict, driver: { kind: 'dependency', dependency: gone, predecessor: link.predecessor } })
  ).toEqual(['move', 'unpin'])
})

test('[FP5] work that began too early can be unlinked from what it did not wait for', () => {
  const disorder: TaskIssue = { kind: 'outOfOrder', task: link.successor, dependency: link.id }
  expect(waysOut(disorder, graph, day).map(({ words }) => words)).toEqual(['Unlink from “design”'])
})

test('[F2] issues are found by the task that they name, in their order; those of the whole board by none', () => {
  const empty: ScheduleIssue = { kind: 'emptyCalendar', task: link.successor, calendar: 'c' }
  const missing: ScheduleIssue = { kind: 'missingTask', dependency: link.id, missing: link.predecessor }
  const issues = [conflict, missing, empty]
  expect([...taskIssues(issues)]).toEqual([['build', [conflict, empty]]])
  expect(taskIssues(issues)).toBe(taskIssues(issues))
})
