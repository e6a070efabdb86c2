import { expect, test } from 'vitest'

import type { TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'

import { computeSchedule } from './compute-schedule.ts'
import { dependencyOf, graphOf, idOf, monday, taskOf } from './random-graph.test-support.ts'

test('[F2] long chains and deep nesting need no stack', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `t${String(index).padStart(6, '0')}`)
  const chain = graphOf({
    tasks: ids.map((id) => taskOf(id, { estimate: toWorkingMinutes(1) })),
    dependencies: ids.slice(1).map((id, index) => dependencyOf(ids[index] ?? '', id))
  })
  const closed = graphOf({
    tasks: [...chain.tasks.values()],
    dependencies: [
      ...chain.dependencies.values(),
      dependencyOf(ids.at(-1) ?? '', ids[0] ?? '', { createdAt: toInstant(monday + 1) })
    ]
  })
  expect(computeSchedule(chain, monday).finish).toBe(computeSchedule(closed, monday).finish)
  const nested = graphOf({
    tasks: ids.map((id, index) => taskOf(id, { parent: index === 0 ? null : idOf<TaskId>(ids[index - 1] ?? '') }))
  })
  expect(computeSchedule(nested, monday).forecasts.size).toBe(20_000)
})
