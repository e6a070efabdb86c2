import { expect, test } from 'vitest'

import type { Dependency } from '../model/dependency.ts'
import { emptyGraph } from '../model/empty-graph.ts'
import { defaultTask } from '../model/default-task.ts'
import type { BoardId, DependencyId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { deadlockLinks } from './deadlock-links.ts'

const id = (text: string) => text as TaskId

function graphOf(parents: Readonly<Record<string, string | null>>, links: readonly string[]): WorkGraph {
  const tasks = Object.entries(parents).map(([name, parent]) =>
    defaultTask({
      id: id(name),
      title: name,
      kind: 'task',
      rank: name,
      parent: parent === null ? null : id(parent),
      createdAt: toInstant(0),
      createdBy: null
    })
  )
  const dependencies = links.map((name): Dependency => {
    const [predecessor = '', successor = ''] = name.split('-')
    return {
      id: name as DependencyId,
      predecessor: id(predecessor),
      successor: id(successor),
      type: 'finishToStart',
      lag: { minutes: 0, unit: 'working' },
      lagCalendar: null,
      createdAt: toInstant(0),
      createdBy: null
    }
  })
  return {
    ...emptyGraph('b' as BoardId),
    tasks: new Map(tasks.map((task) => [task.id, task])),
    dependencies: new Map(dependencies.map((one) => [one.id, one]))
  }
}

const shown = (path: readonly string[], setAside: readonly string[], graph: WorkGraph) =>
  deadlockLinks({ path: path.map(id), setAside: setAside as readonly DependencyId[], owners: [] }, graph).map(
    ({ dependency, setAside: aside }) => [dependency.id, aside]
  )

test('[CY2] the dependency set aside comes first, then the others of the way round; those beside it are not named', () => {
  const graph = graphOf({ a: null, b: null, c: null, d: null }, ['a-b', 'b-c', 'c-a', 'a-d'])
  expect(shown(['c', 'a', 'b'], ['c-a'], graph)).toEqual([
    ['c-a', true],
    ['a-b', false],
    ['b-c', false]
  ])
})

test('[CY2] a dependency of a summary counts for what is under it', () => {
  const graph = graphOf({ phase: null, a: 'phase', b: null }, ['phase-b', 'b-a'])
  expect(shown(['b', 'a'], ['b-a'], graph)).toEqual([
    ['b-a', true],
    ['phase-b', false]
  ])
})
