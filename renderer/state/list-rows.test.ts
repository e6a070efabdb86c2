import { describe, expect, it } from 'vitest'

import type { PersonId, TaskId } from '../../shared/model/ids.ts'
import { toInstant, toWorkingMinutes } from '../../shared/model/instant.ts'

import { graphOf, idOf, taskOf } from './graph.testing.ts'
import { listRows } from './list-rows.ts'
import type { ListGrouping, ListSort } from './list-rows.ts'

const ana = { id: idOf<PersonId>('ana'), name: 'Ana', hue: 0, calendar: null, team: null, logins: [] }
const graph = graphOf(
  [
    taskOf('launch', { kind: 'summary', rank: 'a' }),
    taskOf('build', { rank: 'b', parent: idOf<TaskId>('launch'), owner: ana.id, estimate: toWorkingMinutes(960) }),
    taskOf('design', { rank: 'c', parent: idOf<TaskId>('launch'), actualFinish: toInstant(0) }),
    taskOf('archive', { rank: 'd', estimate: toWorkingMinutes(60) })
  ],
  { people: new Map([[ana.id, ana]]) }
)

/** Each line in a word: a task with its depth before it, a group with its count behind it. */
const lines = (sort: ListSort, grouping: ListGrouping = 'none', wanted: ReadonlySet<TaskId> | null = null) =>
  listRows(graph, null, wanted, sort, grouping).map((row) =>
    row.kind === 'group' ? `${row.id}: ${row.count}` : `${'.'.repeat(row.level)}${row.task}`
  )

describe('the list', () => {
  it('is the outline until somebody orders it', () => {
    expect(lines(null)).toEqual(['launch', '.build', '.design', 'archive'])
    expect(lines(null, 'none', new Set([idOf<TaskId>('build')]))).toEqual(['build'])
  })

  it('is ordered by a column, what has nothing there last in both directions', () => {
    expect(lines({ column: 'title', descending: false })).toEqual(['archive', 'build', 'design', 'launch'])
    expect(lines({ column: 'estimate', descending: true })).toEqual(['build', 'design', 'archive', 'launch'])
    expect(lines({ column: 'owner', descending: true })).toEqual(['build', 'launch', 'design', 'archive'])
  })

  it('is grouped by state, owner or initiative, the nameless group last', () => {
    expect(lines(null, 'state')).toEqual(['clear: 3', 'launch', 'build', 'archive', 'done: 1', 'design'])
    expect(lines(null, 'owner')).toEqual(['Ana: 1', 'build', ': 3', 'launch', 'design', 'archive'])
    expect(lines({ column: 'title', descending: true }, 'initiative')).toEqual([
      'launch: 3',
      'launch',
      'design',
      'build',
      ': 1',
      'archive'
    ])
  })
})
