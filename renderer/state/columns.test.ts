import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { toInstant } from '../../shared/model/instant.ts'
import type { WorkState } from '../../shared/schedule/schedule.ts'

import { columnNames, createColumnSorter, stateOf } from './columns.ts'
import { forecastOf, graphOf, idOf, scheduleOf, taskOf, testNow } from './graph.testing.ts'

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

describe('columns', () => {
  it('puts each task into its column in hand order, summaries nowhere, done ones latest first', () => {
    const tasks = [
      taskOf('c', { rank: 'a3' }),
      taskOf('a', { rank: 'a1' }),
      taskOf('b', { rank: 'a2' }),
      taskOf('s', { kind: 'summary', rank: 'a0' }),
      taskOf('old', { rank: 'a4', actualStart: before, actualFinish: toInstant(testNow - 100) }),
      taskOf('new', { rank: 'a5', actualStart: before, actualFinish: before }),
      taskOf('gone', { rank: 'a0', cancelledAt: before })
    ]
    const schedule = scheduleOf([forecastOf('a'), forecastOf('b', { state: 'blocked' }), forecastOf('c')])
    expect(createColumnSorter()(graphOf(tasks), schedule, null)).toEqual({
      blocked: ['b'],
      clear: ['a', 'c'],
      inProgress: [],
      waiting: [],
      done: ['new', 'old', 'gone']
    })
  })

  it('shows only what the search wants', () => {
    const graph = graphOf([taskOf('a'), taskOf('b')])
    expect(createColumnSorter()(graph, null, new Set([idOf('b')])).clear).toEqual(['b'])
  })

  it('gives the same from the order of last time as from none, after any change', () => {
    const rank = fc.string({ minLength: 1, maxLength: 3 })
    const some = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 30 }), rank), { selector: ([id]) => id })
    fc.assert(
      fc.property(some, some, (first, second) => {
        const graph = (ids: readonly (readonly [number, string])[]) =>
          graphOf(ids.map(([id, at]) => taskOf(`t${id}`, { rank: at })))
        const sorter = createColumnSorter()
        sorter(graph(first), null, null)
        const columns = sorter(graph(second), null, null)
        expect(columns).toEqual(createColumnSorter()(graph(second), null, null))
        expect(columnNames.flatMap((name) => columns[name]).length).toBe(second.length)
      })
    )
  })
})
