import { expect, test } from 'vitest'

import { toInstant, toWorkingMinutes } from '../../shared/model/instant.ts'
import type { TaskId } from '../../shared/model/ids.ts'

import { graphOf, idOf, taskOf, testNow } from './graph.testing.ts'
import { writtenOff } from './written-off.ts'

test('[LV10] the written-off account lists what was given up, the latest first, with its hours', () => {
  const at = (back: number) => toInstant(testNow - back)
  const given = (name: string, back: number) => ({
    ...taskOf(name),
    estimate: toWorkingMinutes(600),
    progress: { fraction: 0.5, at: at(5000) },
    cancelledAt: at(back),
    writtenOff: { at: at(back), reason: `no ${name}`, by: null }
  })
  const graph = graphOf([given('old', 900), given('young', 90), taskOf('alive'), given('ahead', -90)])
  expect(writtenOff(graph, testNow).map(({ task, reason, hours }) => [task.id, reason, hours])).toEqual([
    [idOf<TaskId>('young'), 'no young', 5],
    [idOf<TaskId>('old'), 'no old', 5]
  ])
})
