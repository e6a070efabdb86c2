import { expect, it } from 'vitest'

import type { TaskId } from '../../../shared/model/ids.ts'

import { gridStep } from './grid-step.ts'

const tasks = ['a', 'b', 'c', 'd'].map((id) => id as TaskId)
const step = (key: string, ctrlKey = false) => {
  const cell = gridStep({ key, ctrlKey }, { task: 'b' as TaskId, column: 'title' }, tasks, 2)
  return cell === null ? null : `${cell.task} ${cell.column}`
}

it('leads from cell to cell as in a spreadsheet, and stops at the ends', () => {
  expect(
    ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'x'].map((key) =>
      step(key)
    )
  ).toEqual(['a title', 'c title', 'b key', 'b state', 'a title', 'd title', 'b key', 'b promise', null])
  expect(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].map((key) => step(key, true))).toEqual([
    'a title',
    'd title',
    'b key',
    'b promise',
    'a key',
    'd promise'
  ])
})
