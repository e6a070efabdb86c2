import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { defaultCalendar } from '../model/default-calendar.ts'
import type { CalendarId } from '../model/ids.ts'
import { toWorkingMinutes } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { computeSchedule } from './compute-schedule.ts'
import { dependencyOf, graphOf, idOf, monday, taskOf } from './random-graph.test-support.ts'

const folder = join(import.meta.dirname, 'psplib')
const files = readdirSync(folder).filter((name) => name.endsWith('.sm'))

/** One period is one working minute of a calendar that never rests. */
function readInstance(text: string): { readonly graph: WorkGraph; readonly longest: number } {
  const lines = text.split(/\r?\n/)
  const numbersAfter = (heading: string, skip: number): number[][] => {
    const from = lines.findIndex((line) => line.startsWith(heading)) + skip
    const to = lines.findIndex((line, index) => index >= from && line.startsWith('***'))
    return lines.slice(from, to).map((line) => line.trim().split(/\s+/).map(Number))
  }
  const durations = new Map(numbersAfter('REQUESTS/DURATIONS', 3).map(([job, , duration]) => [job ?? 0, duration ?? 0]))
  const dependencies = numbersAfter('PRECEDENCE RELATIONS', 2).flatMap(([job, , , ...successors]) =>
    successors.map((successor) => dependencyOf(`j${job}`, `j${successor}`))
  )
  const tasks = [...durations].map(([job, duration]) => taskOf(`j${job}`, { estimate: toWorkingMinutes(duration) }))
  const always = {
    ...defaultCalendar,
    id: idOf<CalendarId>('always'),
    week: Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }])
  }
  const [project] = numbersAfter('PROJECT INFORMATION', 2)
  return {
    graph: graphOf({ tasks, dependencies, calendars: [always], board: { calendar: always.id } }),
    longest: project?.[5] ?? 0
  }
}

describe('PSPLIB', () => {
  test('all instances are there', () => {
    expect(files).toHaveLength(21)
  })

  test.each(files)('[FP1] [BP1] %s: the makespan is the longest path that its makers found', (name) => {
    const { graph, longest } = readInstance(readFileSync(join(folder, name), 'utf8'))
    const schedule = computeSchedule(graph, monday)
    expect(longest).toBeGreaterThan(0)
    expect((schedule.finish ?? 0) - monday).toBe(longest)
    const critical = [...schedule.forecasts.values()].filter((forecast) => forecast.critical)
    expect(critical.length).toBeGreaterThan(1)
    expect(critical.every(({ totalFloat }) => totalFloat === 0)).toBe(true)
    expect(schedule.issues).toEqual([])
  })
})
