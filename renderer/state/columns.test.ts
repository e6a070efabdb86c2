import { describe, expect, it } from 'vitest'

import { toInstant } from '../../shared/model/instant.ts'
import type { WorkState } from '../../shared/schedule/schedule.ts'

import { stateOf } from './columns.ts'
import { forecastOf, taskOf, testNow } from './graph.testing.ts'

const before = toInstant(testNow - 60)
const after = toInstant(testNow + 60)

describe('where a card stands', () => {
  it('follows the forecast where there are no facts', () => {
    const states: readonly WorkState[] = ['blocked', 'clear', 'waiting']
    expect(states.map((state) => stateOf(taskOf('a'), forecastOf('a', { state }), testNow))).toEqual(states)
  })

  it('follows a fact at once, before the hub has said anything', () => {
    const blocked = forecastOf('a', { state: 'blocked' })
    expect(stateOf(taskOf('a', { actualStart: before }), blocked, testNow)).toBe('inProgress')
    expect(stateOf(taskOf('a', { actualStart: before, actualFinish: before }), blocked, testNow)).toBe('done')
    expect(stateOf(taskOf('a', { cancelledAt: before }), blocked, testNow)).toBe('cancelled')
    expect(stateOf(taskOf('a'), forecastOf('a', { state: 'done' }), testNow)).toBe('clear')
  })

  it('does not count facts of the future yet', () => {
    const clear = forecastOf('a')
    expect(stateOf(taskOf('a', { actualStart: after }), clear, testNow)).toBe('clear')
    expect(stateOf(taskOf('a', { actualStart: before, actualFinish: after }), clear, testNow)).toBe('inProgress')
  })

  it('leaves an approval to its decision', () => {
    const approval = taskOf('a', { kind: 'approval', actualFinish: before })
    expect(stateOf(approval, forecastOf('a', { state: 'waiting' }), testNow)).toBe('waiting')
  })
})
