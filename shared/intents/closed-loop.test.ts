import fc from 'fast-check'
import { expect, test } from 'vitest'

import { defaultBoard } from '../model/default-board.ts'
import { defaultTask } from '../model/default-task.ts'
import type { Dependency } from '../model/dependency.ts'
import { parseId } from '../model/ids.ts'
import type { AnyId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { closedLoop } from './closed-loop.ts'
import type { NewLink } from './draft.ts'

function id<Id extends AnyId>(text: string): Id {
  const parsed = parseId<Id>(text)
  if (!parsed.ok) throw new Error(parsed.failure)
  return parsed.value
}

const size = 7
const places = fc.integer({ min: 0, max: size - 1 })

/** Parents point to lower numbers or nowhere, so that families have no loops of their own. */
const families = fc.tuple(
  ...Array.from({ length: size }, (_, index) =>
    fc.option(fc.integer({ min: 0, max: Math.max(0, index - 1) }), { freq: 1 })
  )
)
const pairs = fc.array(fc.tuple(places, places), { maxLength: 14 })

function graphOf(family: readonly (number | null)[], ends: readonly (readonly [number, number])[]): WorkGraph {
  const tasks = family.map((parent, index) =>
    defaultTask({
      id: id<TaskId>(`t${index}`),
      title: `T${index}`,
      parent: parent === null || parent === index ? null : id<TaskId>(`t${parent}`)
    })
  )
  const dependencies = ends.map(([predecessor, successor], index): Dependency => ({
    id: id(`d${index}`),
    predecessor: id(`t${predecessor}`),
    successor: id(`t${successor}`),
    type: 'finishToStart',
    lag: { minutes: 0, unit: 'working' },
    lagCalendar: null,
    createdAt: toInstant(0),
    createdBy: null
  }))
  return {
    id: id('board'),
    board: defaultBoard,
    tasks: new Map(tasks.map((task) => [task.id, task])),
    dependencies: new Map(dependencies.map((dependency) => [dependency.id, dependency])),
    handoffs: new Map(),
    approvals: new Map(),
    comments: new Map(),
    people: new Map(),
    calendars: new Map(),
    slips: new Map(),
    signals: new Map(),
    verdicts: new Map(),
    baselines: new Map(),
    baselineParts: new Map(),
    worklog: new Map(),
    nudges: new Map(),
    decisions: new Map(),
    views: new Map()
  }
}

/** The same question asked of the leaves: each dependency as one edge from every leaf of one end to every leaf of the other. */
function loopsAmongLeaves(graph: WorkGraph, dependency: Dependency): boolean {
  const leaves = (task: TaskId): readonly TaskId[] => {
    const children = [...graph.tasks.values()].filter(({ parent }) => parent === task)
    return children.length === 0 ? [task] : children.flatMap((child) => leaves(child.id))
  }
  const next = new Map<TaskId, Set<TaskId>>()
  for (const { predecessor, successor } of graph.dependencies.values()) {
    for (const from of leaves(predecessor)) {
      const targets = next.get(from) ?? new Set()
      for (const to of leaves(successor)) targets.add(to)
      next.set(from, targets)
    }
  }
  const reached = new Set(leaves(dependency.successor))
  for (const task of reached) for (const target of next.get(task) ?? []) reached.add(target)
  return leaves(dependency.predecessor).some((task) => reached.has(task))
}

test('[CY1] says the same as the graph of leaves, one link at a time and many at once', () => {
  fc.assert(
    fc.property(families, pairs, (family, ends) => {
      const graph = graphOf(family, ends)
      const links = [...graph.dependencies.values()].map((dependency): NewLink => ({ kind: 'dependency', dependency }))
      const closing = [...graph.dependencies.values()].filter((dependency) => loopsAmongLeaves(graph, dependency))
      for (const link of links) {
        expect(closedLoop(graph, [link]) !== null).toBe(link.kind === 'dependency' && closing.includes(link.dependency))
      }
      const many = closedLoop(graph, links)
      expect(many !== null).toBe(closing.length > 0)
    }),
    { numRuns: 1500 }
  )
})

test('[CY1] the path runs from the successor to the predecessor, along links and families', () => {
  const graph = graphOf(
    [null, 0, null, null, null, null, null],
    [
      [1, 2],
      [2, 3],
      [3, 0]
    ]
  )
  const dependency = graph.dependencies.get(id('d2'))
  const found = dependency === undefined ? null : closedLoop(graph, [{ kind: 'dependency', dependency }])
  expect(found?.path).toEqual(['t0', 't1', 't2', 't3'])
})

test('[CY1] a thousand links into a long chain take one pass, not a thousand', () => {
  const count = 20_000
  const family = Array.from({ length: count }, () => null)
  const graph = graphOf(
    family,
    family.slice(1).map((_, index) => [index, index + 1] as const)
  )
  const links = [...graph.dependencies.values()].map((dependency): NewLink => ({ kind: 'dependency', dependency }))
  expect(closedLoop(graph, links)).toBeNull()
})
