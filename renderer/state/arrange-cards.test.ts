import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { BoardLook } from '../../shared/model/board-look.ts'
import { defaultLook } from '../../shared/model/board-look.ts'
import type { PersonId, TaskId } from '../../shared/model/ids.ts'
import { toInstant } from '../../shared/model/instant.ts'
import type { Person } from '../../shared/model/person.ts'

import { createArranger } from './arrange-cards.ts'
import type { CardLane } from './arrange-cards.ts'
import { forecastOf, graphOf, idOf, scheduleOf, taskOf, testNow } from './graph.testing.ts'

const before = toInstant(testNow - 60)
const id = idOf<TaskId>
const look = (given: Partial<BoardLook>): BoardLook => ({ ...defaultLook, ...given })

const people = new Map(
  ['zoe', 'ana'].map((name): [PersonId, Person] => {
    const person = idOf<PersonId>(name)
    return [person, { id: person, name, hue: 0, team: null, calendar: null, logins: [] }]
  })
)
const ana = idOf<PersonId>('ana')
const zoe = idOf<PersonId>('zoe')

/** Lanes as they are read: "lane: column card card | column". */
const read = (lanes: readonly CardLane[]): readonly string[] =>
  lanes.map((lane) => `${lane.id}: ${lane.columns.map((column) => [column.id, ...column.tasks].join(' ')).join(' | ')}`)

describe('columns by state', () => {
  it('[BV1] [BV2] have each task in hand order, summaries nowhere, done ones latest first, cancelled ones last', () => {
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
    expect(read(createArranger()(graphOf(tasks), schedule, null, defaultLook))).toEqual([
      'all: blocked b | clear a c | inProgress | waiting | done new old gone'
    ])
  })

  it('[BV5] stay where a search leaves nothing in them', () => {
    const graph = graphOf([taskOf('a'), taskOf('b')])
    expect(read(createArranger()(graph, null, new Set([id('b')]), defaultLook))).toEqual([
      'all: blocked | clear b | inProgress | waiting | done'
    ])
  })
})

it('[BV2] open cards stand by their finish, their promise or their age where a person says so, and none of them by hand', () => {
  const at = (minutes: number) => toInstant(testNow + minutes)
  const promise = (minutes: number) => ({
    date: at(minutes),
    to: '',
    clientFacing: false,
    costOfDelay: null,
    since: testNow
  })
  const graph = graphOf([
    taskOf('a', { rank: 'a', promise: promise(9) }),
    taskOf('b', { rank: 'b' }),
    taskOf('c', { rank: 'c', promise: promise(5) }),
    taskOf('over', { rank: 'd', actualStart: before, actualFinish: before })
  ])
  const schedule = scheduleOf([
    forecastOf('a', { earlyFinish: at(3) }),
    forecastOf('b', { earlyFinish: at(1) }),
    forecastOf('c', { earlyFinish: at(2) })
  ])
  const clear = (sort: BoardLook['sort']) =>
    createArranger()(graph, schedule, null, look({ grouping: 'initiative', sort }))[0]?.columns.map(
      ({ tasks, ordered }) => [tasks.join(' '), ordered]
    )
  expect([clear('hand'), clear('finish'), clear('promise')]).toEqual([
    [['a b c over', 3]],
    [['b c a over', 0]],
    [['c a b over', 0]]
  ])
})

describe('columns by owner and by initiative', () => {
  const graph = graphOf(
    [
      taskOf('launch', { kind: 'summary', rank: 'b' }),
      taskOf('move', { kind: 'summary', rank: 'a' }),
      taskOf('inner', { kind: 'summary', parent: id('launch') }),
      taskOf('deep', { parent: id('inner'), owner: zoe, rank: 'm' }),
      taskOf('flat', { parent: id('launch'), owner: ana, rank: 'n' }),
      taskOf('over', { owner: ana, actualStart: before, actualFinish: before, rank: 'a' }),
      taskOf('loose', { owner: idOf<PersonId>('gone'), rank: 'o' })
    ],
    { people }
  )

  it('[BV1] [BV2] name everybody and nobody, with work that is over behind the open', () => {
    const [lane] = createArranger()(graph, null, null, look({ grouping: 'owner' }))
    expect(lane?.columns.map(({ id: column, tasks, ordered }) => [column, tasks, ordered])).toEqual([
      ['ana', ['flat', 'over'], 1],
      ['zoe', ['deep'], 1],
      ['none', ['loose'], 1]
    ])
  })

  it('[BV1] are the outermost things above the work, in hand order', () => {
    expect(read(createArranger()(graph, null, null, look({ grouping: 'initiative' })))).toEqual([
      'all: move | launch deep flat | none loose over'
    ])
  })

  it('[BV4] cross with lanes, unless those are the columns already', () => {
    expect(read(createArranger()(graph, null, null, look({ grouping: 'initiative', lanes: 'owner' })))).toEqual([
      'ana: ana move | ana launch flat | ana none over',
      'zoe: zoe move | zoe launch deep | zoe none',
      'none: none move | none launch | none none loose'
    ])
    expect(read(createArranger()(graph, null, null, look({ grouping: 'owner', lanes: 'owner' })))).toEqual([
      'all: ana flat over | zoe deep | none loose'
    ])
  })

  it('[BV5] go where a search leaves nothing in them', () => {
    const wanted = new Set([id('deep')])
    expect(read(createArranger()(graph, null, wanted, look({ grouping: 'initiative', lanes: 'owner' })))).toEqual([
      'zoe: zoe launch deep'
    ])
  })
})

it('[BV1] each card stands once however it is looked at, and the last order gives what none gives', () => {
  const rank = fc.string({ minLength: 1, maxLength: 3 })
  const number = fc.integer({ min: 0, max: 12 })
  const some = fc.uniqueArray(fc.tuple(number, rank, number, fc.constantFrom(ana, zoe, null)), {
    selector: ([one]) => one
  })
  const looks = fc.record<BoardLook>({
    grouping: fc.constantFrom('state', 'owner', 'initiative'),
    lanes: fc.constantFrom('none', 'owner', 'initiative'),
    sort: fc.constantFrom('hand', 'finish', 'promise', 'newest')
  })
  fc.assert(
    fc.property(some, some, looks, looks, (first, second, one, other) => {
      const graph = (tasks: typeof first) =>
        graphOf(
          tasks.map(([at, order, parent, owner]) =>
            taskOf(`t${at}`, { rank: order, parent: parent === at ? null : id(`t${parent}`), owner })
          ),
          { people }
        )
      const arrange = createArranger()
      arrange(graph(first), null, null, one)
      const lanes = arrange(graph(second), null, null, other)
      expect(lanes).toEqual(createArranger()(graph(second), null, null, other))
      const shown = lanes.flatMap(({ columns }) => columns.flatMap(({ tasks }) => tasks))
      expect(shown.toSorted()).toEqual(second.map(([at]) => `t${at}`).toSorted())
    })
  )
})
