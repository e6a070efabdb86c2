import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { computeDebt } from '../debt/compute-debt.ts'
import { indebtedGraph } from '../debt/indebted-graph.test-support.ts'
import { parseIntent } from '../intents/parse-intent.ts'
import { supposeIntent } from '../intents/plan-intent.ts'
import { noMoments } from '../model/board-moments.ts'
import type { DependencyId, IntentId, TaskId } from '../model/ids.ts'
import { millisecondsOf, toInstant } from '../model/instant.ts'
import { isOpenTask } from '../model/is-open-task.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'
import { dependencyOf, graphOf, idOf, monday, taskOf } from '../schedule/random-graph.test-support.ts'

import { planWriteOff } from './plan-write-off.ts'
import type { Dependents, WriteOffPlan } from './plan-write-off.ts'
import { writeOffIntent } from './write-off-intent.ts'

const id = (text: string) => idOf<TaskId>(text)
/** Every fact of a random graph lies before it. */
const now = toInstant(monday + 60 * 1440)

function intentOf(graph: WorkGraph, plan: WriteOffPlan) {
  let made = 0
  const newId = () => idOf<DependencyId>(`new${(made += 1)}`)
  return writeOffIntent(graph, plan, { label: 'Write off', reason: 'Nobody asks', at: now, newId })
}

describe('the intent of a write-off', () => {
  test('[WO6] is one; what lies under a summary goes with it', () => {
    const graph = graphOf({
      tasks: [taskOf('part', { kind: 'summary' }), taskOf('leaf', { parent: id('part') }), taskOf('after')],
      dependencies: [dependencyOf('leaf', 'after')]
    })
    const intent = intentOf(graph, planWriteOff(graph, id('part'), 'relink', now))
    expect(intent).toEqual({
      type: 'together',
      label: 'Write off',
      intents: [
        { type: 'removeDependency', dependency: idOf('leaf-after') },
        { type: 'writeOffTask', task: id('part'), reason: 'Nobody asks', at: now }
      ]
    })
    expect(parseIntent(intent)).toEqual({ ok: true, value: intent })
  })

  test('[WO1] [WO3] [WO4] can be carried out on any graph, gives up what it says, and moves the hours that it says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0x7fffffff }),
        fc.nat(),
        fc.constantFrom<Dependents>('relink', 'writeOff'),
        (seed, place, dependents) => {
          const graph = asPeopleMake(indebtedGraph(seed))
          const open = [...graph.tasks.values()].filter(isOpenTask)
          const task = open[place % open.length]
          fc.pre(task !== undefined)
          const plan = planWriteOff(graph, task.id, dependents, now)
          const context = { id: idOf<IntentId>('i'), by: null, at: millisecondsOf(now) }
          const after = supposeIntent(graph, intentOf(graph, plan), context)
          if (!after.ok) throw new Error(after.failure.message)
          const given = [...after.value.tasks.values()].filter((one) => isOpen(graph, one.id) && !isOpenTask(one))
          expect(given.map((one) => one.id).toSorted()).toEqual(plan.given.toSorted())
          expect(writtenOff(after.value) - writtenOff(graph)).toBeCloseTo(plan.hours, 6)
        }
      ),
      { numRuns: 20 }
    )
  })
})

/** Summaries where something lies under a task: no intent makes it otherwise. */
function asPeopleMake(graph: WorkGraph): WorkGraph {
  const parents = new Set([...graph.tasks.values()].map(({ parent }) => parent))
  const tasks = [...graph.tasks].map(
    ([key, task]) => [key, parents.has(key) ? { ...task, kind: 'summary' as const } : task] as const
  )
  return { ...graph, tasks: new Map(tasks) }
}

function isOpen(graph: WorkGraph, task: TaskId): boolean {
  const found = graph.tasks.get(task)
  return found !== undefined && isOpenTask(found)
}

function writtenOff(graph: WorkGraph): number {
  return computeDebt(graph, computeSchedule(graph, now), noMoments, now).totals.writtenOff
}
