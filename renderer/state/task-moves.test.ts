import { describe, expect, it } from 'vitest'

import { columnNames } from '../../shared/model/board-look.ts'
import { toInstant } from '../../shared/model/instant.ts'

import { taskOf, testNow } from './graph.testing.ts'
import { moveTask } from './task-moves.ts'

const kinds =
  (...given: Parameters<typeof taskOf>) =>
  (state: Parameters<typeof moveTask>[1]) =>
    columnNames.map((to) => {
      const move = moveTask(taskOf(...given), state, to, testNow)
      return move.kind === 'write' ? move.intent.type : move.kind
    })

describe('moving a card by hand', () => {
  it('sets the start in progress and the finish on done; blocked and clear take nothing', () => {
    expect(kinds('a')('clear')).toEqual(['refused', 'refused', 'startTask', 'ask', 'finishTask'])
    expect(kinds('a')('blocked')).toEqual(['refused', 'refused', 'startTask', 'ask', 'finishTask'])
    expect(kinds('a', { actualStart: testNow })('inProgress')).toEqual([
      'refused',
      'refused',
      'nothing',
      'ask',
      'finishTask'
    ])
  })

  it('reopens finished work, which waits for nothing', () => {
    expect(kinds('a', { actualStart: testNow, actualFinish: testNow })('done')).toEqual([
      'refused',
      'refused',
      'reopenTask',
      'refused',
      'nothing'
    ])
  })

  it('resumes started work that waits, and starts what was never started', () => {
    expect(kinds('a', { actualStart: toInstant(1) })('waiting')[2]).toBe('resumeTask')
    expect(kinds('a')('waiting')[2]).toBe('startTask')
  })

  it('moves an approval by its decision only', () => {
    expect(kinds('a', { kind: 'approval' })('clear')).toEqual(['refused', 'refused', 'refused', 'ask', 'refused'])
  })
})
