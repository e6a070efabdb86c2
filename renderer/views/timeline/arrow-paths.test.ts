import { expect, test } from 'vitest'

import { defaultCalendar } from '../../../shared/model/default-calendar.ts'
import { toInstant } from '../../../shared/model/instant.ts'
import type { CalendarId, DependencyId, TaskId } from '../../../shared/model/ids.ts'
import { compileCalendar } from '../../../shared/schedule/compile-calendar.ts'
import { computeSchedule } from '../../../shared/schedule/compute-schedule.ts'
import { dependencyOf, graphOf, idOf, monday, taskOf } from '../../../shared/schedule/random-graph.test-support.ts'
import { graphLinks } from '../../state/graph-links.ts'

import { arrowPaths } from './arrow-paths.ts'
import { createDayAxis } from './day-axis.ts'
import { createTimeScale } from './time-scale.ts'
import { zooms } from './zoom.ts'

const names = ['a', 'b', 'c', 'd', 'e']
const rows = names.map((name) => idOf<TaskId>(name))
const graph = graphOf({
  tasks: names.map((name) => taskOf(name)),
  dependencies: ['a-b', 'b-c', 'c-d', 'd-e'].map((pair) => dependencyOf(pair.slice(0, 1), pair.slice(2)))
})
const axis = createDayAxis('UTC', monday, toInstant(monday + 30 * 1440))
const calendar = compileCalendar({ ...defaultCalendar, id: idOf<CalendarId>('utc'), timeZone: 'UTC' })
const scale = createTimeScale(zooms.week, axis, calendar, axis.dayAt(monday), axis.dayAt(monday) + 30)

test('[LV12] a working day that is stuck is drawn thick, less is dashed, and under the chosen colour both stay to be seen', () => {
  const heat = new Map([
    [idOf<DependencyId>('a-b'), 8],
    [idOf<DependencyId>('b-c'), 7.9]
  ])
  const drawn = (selected: TaskId | null) => {
    const parts = { graph, schedule: computeSchedule(graph, monday), links: graphLinks(graph), scale, heat }
    const paths = arrowPaths(rows, new Map(rows.map((task, row) => [task, row])), parts, selected)
    return Object.entries(paths).map(([look, { lines }]) => [look, lines.split('M').length - 1])
  }
  expect(drawn(null)).toEqual([
    ['chosen', 0],
    ['hot', 1],
    ['warm', 1],
    ['others', 2]
  ])
  expect(drawn(idOf<TaskId>('c'))).toEqual([
    ['chosen', 2],
    ['hot', 1],
    ['warm', 1],
    ['others', 1]
  ])
})
