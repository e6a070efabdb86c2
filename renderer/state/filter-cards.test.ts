import { describe, expect, it } from 'vitest'

import type { PersonId, TaskId } from '../../shared/model/ids.ts'
import { toInstant } from '../../shared/model/instant.ts'
import type { Person } from '../../shared/model/person.ts'
import { noFilters } from '../../shared/model/saved-view.ts'
import type { BoardFilters } from '../../shared/model/saved-view.ts'

import { filteredTasks } from './filter-cards.ts'
import type { FilterScope } from './filter-cards.ts'
import { forecastOf, graphOf, idOf, scheduleOf, taskOf, testNow } from './graph.testing.ts'

const ana: Person = { id: idOf<PersonId>('ana'), name: 'Ana', hue: 0, calendar: null, team: null, logins: [] }
const promise = { date: toInstant(testNow + 60), to: '', clientFacing: false, costOfDelay: null }
const launch = taskOf('launch', { kind: 'summary' })
const graph = graphOf(
  [
    launch,
    taskOf('hers', { owner: ana.id, parent: launch.id }),
    taskOf('broken', { owner: ana.id, promise }),
    taskOf('unsure', { promise, owner: idOf<PersonId>('gone') }),
    taskOf('sure', { promise }),
    taskOf('kept', { promise, actualStart: testNow, actualFinish: testNow })
  ],
  { people: new Map([[ana.id, ana]]) }
)
const chance = (share: number) => ({
  p50: testNow,
  p80: testNow,
  p95: testNow,
  promise: { date: promise.date, chance: share }
})
const scope: FilterScope = {
  graph,
  schedule: scheduleOf([
    forecastOf('hers', { state: 'blocked' }),
    forecastOf('broken', { promiseBroken: true }),
    forecastOf('unsure'),
    forecastOf('sure'),
    forecastOf('kept', { promiseBroken: true })
  ]),
  chances: new Map([
    [idOf<TaskId>('unsure'), chance(0.79)],
    [idOf<TaskId>('sure'), chance(0.8)]
  ]),
  indebted: new Set([idOf<TaskId>('hers')])
}
const left = (given: Partial<BoardFilters>) => {
  const found = filteredTasks({ ...noFilters, ...given }, scope)
  return found === null ? null : [...found].filter((task) => task !== launch.id)
}

describe('[BV8] filters', () => {
  it('that ask for nothing leave everything', () => {
    expect(left({})).toBeNull()
  })

  it('leave what any of a kind names, and all kinds together', () => {
    expect(left({ states: ['blocked', 'done'] })).toEqual(['hers', 'kept'])
    expect(left({ owners: [ana.id] })).toEqual(['hers', 'broken'])
    expect(left({ owners: [null] })).toEqual(['unsure', 'sure', 'kept'])
    expect(left({ initiatives: [launch.id] })).toEqual(['hers'])
    expect(left({ owners: [ana.id], initiatives: [null] })).toEqual(['broken'])
  })

  it('leave open work whose promise breaks or is less than likely, and work that holds debt', () => {
    expect(left({ promiseAtRisk: true })).toEqual(['broken', 'unsure'])
    expect(left({ holdsDebt: true })).toEqual(['hers'])
  })
})
