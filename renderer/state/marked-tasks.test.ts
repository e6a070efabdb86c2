import { expect, it } from 'vitest'

import type { TaskId } from '../../shared/model/ids.ts'

import { choose, noChoice } from './marked-tasks.ts'
import type { Reach } from './marked-tasks.ts'

const tasks = ['a', 'b', 'c', 'd'].map((id) => id as TaskId)
const after = (...steps: readonly (readonly [string, Reach])[]) =>
  [...steps.reduce((choice, [task, reach]) => choose(choice, task as TaskId, reach, tasks), noChoice).marked].toSorted()

it('marks what lies between with Shift, in both directions, from where one was', () => {
  expect(after(['b', 'alone'], ['d', 'between'])).toEqual(['b', 'c', 'd'])
  expect(after(['b', 'alone'], ['d', 'between'], ['a', 'between'])).toEqual(['a', 'b'])
})

it('turns single marks with Ctrl, the first one included, and coming alone takes all away', () => {
  expect(after(['b', 'alone'], ['d', 'turn'])).toEqual(['b', 'd'])
  expect(after(['b', 'alone'], ['d', 'turn'], ['b', 'turn'])).toEqual(['d'])
  expect(after(['b', 'alone'], ['d', 'turn'], ['c', 'alone'])).toEqual([])
})
