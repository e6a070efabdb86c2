import { expect, test } from 'vitest'

import { ancestors } from './ancestors.ts'
import { defaultTask } from './default-task.ts'
import type { TaskId } from './ids.ts'

/** Each pair: a task and the summary that it says it is under. */
function above(task: string, pairs: readonly (readonly [string, string | null])[]): readonly string[] {
  const tasks = new Map(
    pairs.map(([id, parent]) => [
      id as TaskId,
      defaultTask({ id: id as TaskId, title: id, parent: parent as TaskId | null })
    ])
  )
  return ancestors(tasks, task as TaskId).map(({ id }) => id)
}

test('the summaries above a task come nearest first', () => {
  expect(
    above('leaf', [
      ['top', null],
      ['middle', 'top'],
      ['leaf', 'middle'],
      ['other', 'top']
    ])
  ).toEqual(['middle', 'top'])
})

test('a loop of parents is walked once, and does not come back to the task', () => {
  expect(
    above('a', [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a']
    ])
  ).toEqual(['b', 'c'])
  expect(
    above('leaf', [
      ['leaf', 'a'],
      ['a', 'b'],
      ['b', 'a']
    ])
  ).toEqual(['a', 'b'])
})

test('a parent that is not on the board ends the way', () => {
  expect(above('leaf', [['leaf', 'gone']])).toEqual([])
  expect(above('gone', [])).toEqual([])
})
