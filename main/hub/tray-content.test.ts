import { expect, test } from 'vitest'

import type { PersonId } from '../../shared/model/ids.ts'
import { toInstant } from '../../shared/model/instant.ts'
import { computeSchedule } from '../../shared/schedule/compute-schedule.ts'
import { graphOf, idOf, monday, taskOf } from '../../shared/schedule/random-graph.test-support.ts'

import { trayContent } from './tray-content.ts'

test('[RP6] only what can be started stands in the tray to be started', () => {
  const ana = { id: idOf<PersonId>('ana'), name: 'Ana', hue: 0, team: null, calendar: null, logins: [] }
  const owner = ana.id
  const graph = graphOf({
    people: [ana],
    tasks: [
      taskOf('build', { owner }),
      taskOf('legal', { owner, kind: 'approval' }),
      taskOf('phase', { owner, kind: 'summary' }),
      taskOf('test', { owner, actualStart: toInstant(monday) })
    ]
  })
  const schedule = computeSchedule(graph, toInstant(monday + 60))
  const { clear, inProgress } = trayContent([{ graph, schedule, me: owner }])
  expect([clear, inProgress].map((tasks) => tasks.map(({ task }) => task))).toEqual([['build'], ['test']])
})
