import { describe, expect, it } from 'vitest'

import type { ScheduleDelta } from '../../shared/ipc/hub-to-window.ts'
import type { BoardId } from '../../shared/model/ids.ts'

import { forecastOf, graphOf, idOf, taskOf, testNow } from '../state/graph.testing.ts'

import { readSnapshot, writeSnapshot } from './board-snapshot.ts'

const board = idOf<BoardId>('board')
const build = 'app://slipstream/assets/index-1.js'
const graph = graphOf([taskOf('api'), taskOf('docs', { title: 'Write the docs' })])
const schedule: ScheduleDelta = {
  full: true,
  now: testNow,
  changed: [forecastOf('api'), forecastOf('docs')],
  gone: [],
  issues: [],
  deadlocks: [],
  finish: testNow
}
const text = writeSnapshot({ graph, schedule, readOnly: true }, build)

describe('a snapshot', () => {
  it('gives back the board that it was written of', () => {
    expect(readSnapshot(text, board, build)).toEqual({ graph, schedule, readOnly: true })
  })

  it('says nothing to another build, and of another board', () => {
    expect(readSnapshot(text, board, 'app://slipstream/assets/index-2.js')).toBeNull()
    expect(readSnapshot(text, idOf<BoardId>('other'), build)).toBeNull()
  })

  it('says nothing when it was cut off or is something else', () => {
    for (const length of [0, 1, 100, text.length - 1])
      expect(readSnapshot(text.slice(0, length), board, build)).toBeNull()
    for (const other of [null, 7, 'text', [], {}, { build, id: board }])
      expect(readSnapshot(JSON.stringify(other), board, build)).toBeNull()
    expect(readSnapshot(text.replace('"readOnly":true', '"readOnly":1'), board, build)).toBeNull()
  })

  it.each([
    ['a part is missing', { board: undefined }],
    ['a list is none', { things: { tasks: { api: {} } } }],
    ['a thing has no id', { things: { ...lists(), tasks: [{ title: 'nameless' }] } }],
    ['a thing is none', { things: { ...lists(), people: [null] } }],
    ['a forecast has no task', { schedule: { ...schedule, changed: [{}] } }],
    ['there are no forecasts', { schedule: null }]
  ])('says nothing when %s', (_what, spoiled) => {
    const whole: unknown = JSON.parse(text)
    expect(readSnapshot(JSON.stringify(Object.assign({}, whole, spoiled)), board, build)).toBeNull()
  })
})

function lists(): Readonly<Record<string, readonly unknown[]>> {
  const names = ['tasks', 'dependencies', 'handoffs', 'approvals', 'comments', 'people', 'calendars', 'slips']
  return Object.fromEntries(names.map((name) => [name, []]))
}
