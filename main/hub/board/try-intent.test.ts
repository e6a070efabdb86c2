import { expect, test } from 'vitest'

import type { TaskId } from '../../../shared/model/ids.ts'
import { toInstant } from '../../../shared/model/instant.ts'
import { dependencyOf, graphOf, idOf, monday, taskOf } from '../../../shared/schedule/random-graph.test-support.ts'
import { planWriteOff } from '../../../shared/write-off/plan-write-off.ts'
import type { Dependents } from '../../../shared/write-off/plan-write-off.ts'
import { writeOffIntent } from '../../../shared/write-off/write-off-intent.ts'
import { createBoardEngine } from '../engine/board-engine.ts'

import { tryIntent } from './try-intent.ts'

const [work, launch] = [idOf<TaskId>('work'), idOf<TaskId>('launch')]
const day = 1440
const promise = { date: toInstant(monday + day), to: 'Client', clientFacing: true, costOfDelay: null }
/** A day of work before a launch of a day, which is promised for Tuesday at nine. */
const graph = graphOf({
  tasks: [taskOf('work'), taskOf('launch', { promise })],
  dependencies: [dependencyOf('work', 'launch')]
})
const engine = createBoardEngine(graph, monday)

function intentOf(dependents: Dependents) {
  const plan = planWriteOff(graph, work, dependents, monday)
  return writeOffIntent(graph, plan, { label: 'x', reason: 'Old', at: monday, newId: () => idOf('new') })
}

test('[WO7] a write-off is tried as the intent that would be written: what moves, whose promise holds again, and nothing is written', () => {
  const before = engine.schedule()
  expect(tryIntent(graph, engine, intentOf('relink'), work)).toMatchObject({
    ok: true,
    value: {
      cause: { kind: 'preview', task: work },
      shifts: [{ task: launch, finishBefore: monday + day + 480, finishAfter: monday + 480, shift: -480 }],
      brokenPromises: [],
      keptPromises: [launch]
    }
  })
  expect(tryIntent(graph, engine, intentOf('writeOff'), work)).toMatchObject({
    ok: true,
    value: { shifts: [], brokenPromises: [], keptPromises: [] }
  })
  expect(engine.schedule()).toBe(before)
})

test('[WO7] what cannot be carried out is refused with a sentence', () => {
  const finished = { type: 'writeOffTask', task: idOf<TaskId>('nobody'), reason: 'Old', at: monday } as const
  expect(tryIntent(graph, engine, finished, work)).toEqual({
    ok: false,
    failure: 'This is finished or cancelled: there is nothing to give up.'
  })
})
