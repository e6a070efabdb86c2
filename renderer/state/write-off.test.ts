import { describe, expect, test } from 'vitest'

import { parseIntent } from '../../shared/intents/parse-intent.ts'
import type { Dependency } from '../../shared/model/dependency.ts'
import { toWorkingMinutes } from '../../shared/model/instant.ts'
import type { DependencyId, TaskId } from '../../shared/model/ids.ts'
import type { Task } from '../../shared/model/task.ts'

import { graphOf, idOf, taskOf, testNow } from './graph.testing.ts'
import { planWriteOff, writeOffIntent } from './write-off.ts'

const id = (text: string) => idOf<TaskId>(text)

function link(predecessor: string, successor: string, given: Partial<Dependency> = {}): Dependency {
  return {
    id: idOf<DependencyId>(`${predecessor}-${successor}`),
    predecessor: id(predecessor),
    successor: id(successor),
    type: 'finishToStart',
    lag: { minutes: 0, unit: 'working' },
    lagCalendar: null,
    createdAt: testNow,
    createdBy: null,
    ...given
  }
}

/** Design → Build (half of ten hours done) → QA → Launch; Build → Docs. */
function boardOf(given: Partial<Task> = {}, links: readonly Dependency[] = []) {
  const build = taskOf('build', {
    estimate: toWorkingMinutes(600),
    progress: { fraction: 0.5, at: testNow },
    actualStart: testNow,
    ...given
  })
  const dependencies = [
    link('design', 'build'),
    link('build', 'qa', { lag: { minutes: 60, unit: 'elapsed' } }),
    link('build', 'docs', { type: 'finishToFinish' }),
    link('qa', 'launch'),
    ...links
  ]
  return graphOf([taskOf('design'), build, taskOf('qa'), taskOf('docs'), taskOf('launch')], {
    dependencies: new Map(dependencies.map((one) => [one.id, one]))
  })
}

describe('a write-off', () => {
  test('[LV6] links what waited for the work to what the work waited for, end to end, and counts the hours', () => {
    expect(planWriteOff(boardOf(), id('build'), 'relink', testNow)).toEqual({
      given: [id('build')],
      kept: [id('qa'), id('docs')],
      links: [
        {
          predecessor: id('design'),
          successor: id('qa'),
          type: 'finishToStart',
          lag: { minutes: 60, unit: 'elapsed' }
        },
        {
          predecessor: id('design'),
          successor: id('docs'),
          type: 'finishToFinish',
          lag: { minutes: 0, unit: 'working' }
        }
      ],
      hours: 5,
      removed: [idOf('build-qa'), idOf('build-docs')]
    })
  })

  test('[LV6] links nothing twice', () => {
    const { links } = planWriteOff(boardOf({}, [link('design', 'qa')]), id('build'), 'relink', testNow)
    expect(links.map(({ successor }) => successor)).toEqual([id('docs')])
  })

  test('[LV6] takes all work after it along where that is asked for, and leaves what is finished', () => {
    const graph = boardOf()
    const finished = taskOf('docs', { actualFinish: testNow })
    const tasks = new Map(graph.tasks).set(finished.id, finished)
    expect(planWriteOff({ ...graph, tasks }, id('build'), 'writeOff', testNow)).toEqual({
      given: [id('build'), id('qa'), id('launch')],
      kept: [],
      links: [],
      hours: 5,
      removed: []
    })
  })

  test('[LV6] is one intent; what lies under a summary goes with it', () => {
    const graph = graphOf(
      [taskOf('part', { kind: 'summary' }), taskOf('leaf', { parent: id('part') }), taskOf('after')],
      {
        dependencies: new Map([[idOf<DependencyId>('leaf-after'), link('leaf', 'after')]])
      }
    )
    const plan = planWriteOff(graph, id('part'), 'relink', testNow)
    const how = { label: 'Write off', reason: 'Nobody asks', at: testNow, newId: () => idOf<DependencyId>('new') }
    const intent = writeOffIntent(graph, plan, how)
    expect(intent).toEqual({
      type: 'together',
      label: 'Write off',
      intents: [
        { type: 'removeDependency', dependency: idOf('leaf-after') },
        { type: 'writeOffTask', task: id('part'), reason: 'Nobody asks', at: testNow }
      ]
    })
    expect(parseIntent(intent).ok).toBe(true)
  })
})
