import { describe, expect, test } from 'vitest'

import type { Intent } from '../../shared/intents/intent.ts'
import { parseIntent } from '../../shared/intents/parse-intent.ts'
import { supposeIntent } from '../../shared/intents/plan-intent.ts'
import type { AnyId, DependencyId, IntentId, TaskId } from '../../shared/model/ids.ts'
import { toInstant, toWorkingMinutes } from '../../shared/model/instant.ts'
import type { Task } from '../../shared/model/task.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import { dependencyOf, graphOf, handoffOf } from '../../shared/schedule/random-graph.test-support.ts'

import { idOf, taskOf, testNow } from './graph.testing.ts'
import { canSplit, restOf, splitIntent, waitingFor } from './split-task.ts'

const id = (text: string) => idOf<TaskId>(text)
const before = toInstant(testNow - 1440)

/** Design → Build (ten hours, four of them left) → QA and Docs; Proof ends with Build. Data, still open, ends Build. */
function boardOf(given: Partial<Task> = {}): WorkGraph {
  return graphOf({
    tasks: [
      taskOf('design', { actualStart: before, actualFinish: before }),
      taskOf('build', {
        rank: 'a1',
        estimate: toWorkingMinutes(600),
        remaining: { minutes: toWorkingMinutes(240), at: before },
        actualStart: before,
        promise: { date: testNow, to: 'Client', clientFacing: true, costOfDelay: 100 },
        constraint: { type: 'finishNoLaterThan', date: testNow },
        refs: ['https://example.org/7'],
        ...given
      }),
      taskOf('after', { rank: 'a2' }),
      taskOf('qa'),
      taskOf('docs'),
      taskOf('data'),
      taskOf('proof')
    ],
    dependencies: [
      dependencyOf('design', 'build'),
      dependencyOf('build', 'qa', { lag: { minutes: 60, unit: 'elapsed' } }),
      dependencyOf('build', 'docs'),
      dependencyOf('build', 'proof', { type: 'finishToFinish' }),
      dependencyOf('data', 'build', { type: 'finishToFinish' })
    ],
    handoffs: [handoffOf('build-qa', { offered: { by: null, at: before } })]
  })
}

function splitOf(graph: WorkGraph, waiting: readonly string[]): Intent {
  let made = 0
  const task = graph.tasks.get(id('build'))
  if (task === undefined) throw new Error('there is one')
  const newId = <Id extends AnyId>() => idOf<Id>(`new-${made++}`)
  const split = { task, title: 'The rest', rest: restOf(task), waiting: new Set(waiting.map(id)) }
  return splitIntent(graph, split, { label: 'Split “build”', at: testNow, newId })
}

function after(graph: WorkGraph, intent: Intent): WorkGraph {
  expect(parseIntent(JSON.parse(JSON.stringify(intent)))).toEqual({ ok: true, value: intent })
  const supposed = supposeIntent(graph, intent, { id: idOf<IntentId>('i'), by: null, at: testNow * 60_000 })
  if (!supposed.ok) throw new Error(supposed.failure.message)
  return supposed.value
}

/** "build → qa" for each dependency, in the order of the alphabet. */
function links({ dependencies }: WorkGraph): readonly string[] {
  return [...dependencies.values()].map(({ predecessor, successor }) => `${predecessor} → ${successor}`).toSorted()
}

describe('a split', () => {
  test('[LV17] finishes begun work with what is done of it, and what is about its end goes on with the rest', () => {
    const graph = after(boardOf(), splitOf(boardOf(), ['qa', 'docs', 'proof']))
    expect(graph.tasks.get(id('build'))).toMatchObject({
      estimate: 360,
      remaining: null,
      actualStart: before,
      actualFinish: testNow,
      promise: null,
      constraint: null,
      refs: []
    })
    const rest = graph.tasks.get(id('new-0'))
    expect(rest).toMatchObject({
      title: 'The rest',
      estimate: 240,
      actualStart: null,
      promise: { to: 'Client', costOfDelay: 100 },
      constraint: { type: 'finishNoLaterThan', date: testNow },
      refs: ['https://example.org/7']
    })
    expect(rest !== undefined && rest.rank > 'a1' && rest.rank < 'a2').toBe(true)
  })

  test('[LV17] keeps the links of those who wait, and adds those to the rest: what ended the whole ends that', () => {
    const graph = after(boardOf(), splitOf(boardOf(), ['qa', 'proof']))
    expect(links(graph)).toEqual([
      'build → docs',
      'build → new-0',
      'build → proof',
      'build → qa',
      'data → new-0',
      'design → build',
      'new-0 → proof',
      'new-0 → qa'
    ])
    const added = [...graph.dependencies.values()].find(
      ({ predecessor, successor }) => predecessor === 'new-0' && successor === 'qa'
    )
    expect(added).toMatchObject({ type: 'finishToStart', lag: { minutes: 60, unit: 'elapsed' } })
    expect(graph.handoffs.has(idOf('h-build-qa'))).toBe(true)
  })

  test('[LV17] of work that has not begun leaves the first to be done, and the second after it', () => {
    const idle = {
      actualStart: null,
      remaining: null,
      constraint: { type: 'startNoEarlierThan', date: testNow }
    } as const
    const graph = after(boardOf(idle), splitOf(boardOf(idle), []))
    expect(graph.tasks.get(id('build'))).toMatchObject({
      estimate: 300,
      actualFinish: null,
      constraint: { type: 'startNoEarlierThan' }
    })
    expect(graph.tasks.get(id('new-0'))).toMatchObject({ estimate: 300, constraint: null })
    expect(links(graph)).toContain('build → new-0')
  })

  test('[LV17] lets what still holds begun work up hold up the rest', () => {
    const board = boardOf()
    const early = dependencyOf('after', 'build', { id: idOf<DependencyId>('early') })
    const graph = { ...board, dependencies: new Map([...board.dependencies, [early.id, early] as const]) }
    expect(links(after(graph, splitOf(graph, [])))).toEqual(expect.arrayContaining(['after → build', 'after → new-0']))
  })

  test('[LV17] is of open work that nothing lies under; who waits for its end is asked about', () => {
    const graph = boardOf()
    const can = (task: Task) => canSplit(task, graph)
    expect(can(taskOf('build'))).toBe(true)
    expect(can(taskOf('build', { actualFinish: testNow }))).toBe(false)
    expect(can(taskOf('build', { kind: 'approval' }))).toBe(false)
    expect(
      canSplit(taskOf('build'), { ...graph, tasks: new Map([[id('c'), taskOf('c', { parent: id('build') })]]) })
    ).toBe(false)
    expect(waitingFor(graph, id('build'))).toEqual([id('qa'), id('docs'), id('proof')])
  })
})
