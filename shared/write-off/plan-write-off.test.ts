import { describe, expect, test } from 'vitest'

import type { Dependency } from '../model/dependency.ts'
import type { TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { dependencyOf, graphOf, idOf, monday, taskOf } from '../schedule/random-graph.test-support.ts'

import { planWriteOff } from './plan-write-off.ts'

const id = (text: string) => idOf<TaskId>(text)
const now = toInstant(monday + 1440)
const promise = { date: now, to: 'Client', clientFacing: true, costOfDelay: null }

/** Design → Build (half of ten hours done) → QA → Launch; Build → Docs. */
function boardOf(given: Partial<Task> = {}, links: readonly Dependency[] = []): WorkGraph {
  const build = taskOf('build', {
    estimate: toWorkingMinutes(600),
    progress: { fraction: 0.5, at: now },
    actualStart: now,
    ...given
  })
  return graphOf({
    tasks: [taskOf('design'), build, taskOf('qa'), taskOf('docs'), taskOf('launch', { promise })],
    dependencies: [
      dependencyOf('design', 'build'),
      dependencyOf('build', 'qa', { lag: { minutes: 60, unit: 'elapsed' } }),
      dependencyOf('build', 'docs', { type: 'finishToFinish' }),
      dependencyOf('qa', 'launch'),
      ...links
    ]
  })
}

/** Pairs of ids, as a plan of giving `task` up links them. */
function linked(graph: WorkGraph, task: string): readonly string[] {
  return planWriteOff(graph, id(task), 'relink', now).links.map(({ predecessor, successor }) =>
    [predecessor, successor].join('-')
  )
}

describe('a write-off', () => {
  test('[WO1] [WO2] [WO4] links what waited for the work to what the work waited for, end to end, and counts the hours', () => {
    expect(planWriteOff(boardOf({ promise }), id('build'), 'relink', now)).toEqual({
      given: [id('build')],
      kept: [id('docs'), id('qa')],
      links: [
        {
          predecessor: id('design'),
          successor: id('docs'),
          type: 'finishToFinish',
          lag: { minutes: 0, unit: 'working' }
        },
        { predecessor: id('design'), successor: id('qa'), type: 'finishToStart', lag: { minutes: 60, unit: 'elapsed' } }
      ],
      hours: 5,
      promised: [id('build')],
      removed: [idOf('build-docs'), idOf('build-qa')]
    })
  })

  test('[WO1] [WO5] takes all work after it along where that is asked for, and leaves what is finished', () => {
    const graph = boardOf()
    const tasks = new Map(graph.tasks).set(id('docs'), taskOf('docs', { actualFinish: now }))
    expect(planWriteOff({ ...graph, tasks }, id('build'), 'writeOff', now)).toEqual({
      given: [id('build'), id('qa'), id('launch')],
      kept: [],
      links: [],
      hours: 5,
      promised: [id('launch')],
      removed: []
    })
  })

  test('[WO3] links nothing twice, and nothing to work that was cancelled', () => {
    expect(linked(boardOf({}, [dependencyOf('design', 'qa')]), 'build')).toEqual(['design-docs'])
    const graph = boardOf()
    const tasks = new Map(graph.tasks).set(id('design'), taskOf('design', { cancelledAt: now }))
    expect(linked({ ...graph, tasks }, 'build')).toEqual([])
  })

  test('[WO2] links by ways through the work alone: what one part of a summary waited for is no matter of what another held up', () => {
    const graph = graphOf({
      tasks: [
        taskOf('part', { kind: 'summary' }),
        taskOf('first', { parent: id('part') }),
        taskOf('other', { parent: id('part') }),
        ...['before', 'after', 'end'].map((name) => taskOf(name))
      ],
      dependencies: [dependencyOf('before', 'first'), dependencyOf('other', 'after'), dependencyOf('part', 'end')]
    })
    expect(linked(graph, 'part')).toEqual(['before-end'])
  })

  test('[WO2] what a summary waited for, its parts waited for, and so what came after them', () => {
    const graph = graphOf({
      tasks: [
        taskOf('part', { kind: 'summary' }),
        ...['first', 'sibling'].map((name) => taskOf(name, { parent: id('part') })),
        ...['before', 'after'].map((name) => taskOf(name))
      ],
      dependencies: [dependencyOf('before', 'part'), dependencyOf('first', 'after'), dependencyOf('first', 'sibling')]
    })
    expect(linked(graph, 'first')).toEqual(['before-after', 'before-sibling'])
  })

  test('[WO2] an end that the work did not hold is not held instead', () => {
    const graph = graphOf({
      tasks: ['before', 'work', 'after'].map((name) => taskOf(name)),
      dependencies: [
        dependencyOf('before', 'work', { type: 'finishToFinish' }),
        dependencyOf('work', 'after', { type: 'startToStart' })
      ]
    })
    expect(linked(graph, 'work')).toEqual([])
  })

  test('[WO3] work in a deadlock can be given up: its loop does not come back by another way', () => {
    const graph = graphOf({
      tasks: ['a', 'b', 'c', 'x'].map((name) => taskOf(name)),
      dependencies: [dependencyOf('a', 'b'), dependencyOf('b', 'c'), dependencyOf('c', 'a'), dependencyOf('x', 'b')]
    })
    expect(linked(graph, 'b')).toEqual(['x-c'])
  })
})
