import { expect, test } from 'vitest'

import { compareText } from '../lib/compare.ts'
import type { AnyId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import { dependencyOf, graphOf, handoffOf, idOf, monday, taskOf } from '../schedule/random-graph.test-support.ts'

import type { DebtMark } from './debt-marks.ts'
import { dependencyHeat } from './heat.ts'

const mark = (code: DebtMark['code'], cause: string, task: string | null, hours: number): DebtMark => ({
  code,
  cause: idOf<AnyId>(cause),
  task: task === null ? null : idOf<TaskId>(task),
  since: toInstant(monday),
  hours
})

test('[LV12] each stuck hour heats one dependency, or several in equal parts; what leads to begun or ended work stays cold', () => {
  const graph = graphOf({
    tasks: [
      taskOf('a'),
      taskOf('b'),
      taskOf('c'),
      taskOf('begun', { actualStart: toInstant(monday) }),
      taskOf('off', { cancelledAt: toInstant(monday) })
    ],
    dependencies: [
      dependencyOf('a', 'b'),
      dependencyOf('a', 'c'),
      dependencyOf('a', 'begun'),
      dependencyOf('a', 'off'),
      dependencyOf('b', 'c')
    ],
    handoffs: [handoffOf('a-b', { id: idOf('h') })]
  })
  const marks = [
    mark('W', 'a', 'a', 6),
    mark('O', 'a', 'a', 2),
    mark('H', 'h', 'b', 5),
    mark('C', 'b-c', null, 1),
    mark('R', 'c', 'c', 9),
    mark('S', 'b', 'b', 0)
  ]
  expect([...dependencyHeat(graph, marks)].toSorted(([a], [b]) => compareText(a, b))).toEqual([
    ['a-b', 9],
    ['a-c', 4],
    ['b-c', 1]
  ])
})
