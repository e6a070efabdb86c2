import { describe, expect, test } from 'vitest'

import { computeSchedule } from '../schedule/compute-schedule.ts'

import { clock, contextOf, countIds, fixtureText, graphOf, readFixture, utc } from './read-plan.test-support.ts'
import { readMsProject } from './read-ms-project.ts'

/** Tasks, summaries, milestones, dependencies, people, calendars, problems; the first four and the people counted in the files by another program. */
const counts: Readonly<Record<string, readonly number[]>> = {
  ActualTaskProperties: [15, 1, 0, 13, 2, 1, 2],
  BudgetWorkAndCost: [10, 2, 0, 5, 0, 2, 2],
  ConstraintAsLateAsPossible: [15, 1, 0, 13, 0, 1, 1],
  'Constraints-ConstraintMustFinishOn': [15, 1, 0, 13, 0, 1, 1],
  CriticalEffortDrivenTasks: [10, 0, 0, 5, 5, 1, 3],
  'OzBuild-16-Orig': [19, 4, 2, 17, 5, 2, 10],
  'Software-Development-Plan': [86, 12, 12, 84, 8, 1, 6],
  StopResumeDates: [10, 2, 0, 4, 5, 1, 3],
  'legacy-sample': [22, 4, 1, 6, 2, 3, 2],
  mpp14baseline: [14, 5, 1, 6, 2, 1, 1],
  slack9: [15, 0, 3, 15, 0, 1, 0],
  'task-baselines-sf259': [23, 10, 5, 13, 0, 1, 1],
  'task-links-task-links-project2010-mpp12': [16, 0, 0, 8, 0, 1, 0],
  'task-links-task-links-project2019-mpp14': [16, 0, 0, 8, 0, 1, 0]
}

describe('real plans', () => {
  test.each(Object.entries(counts))('[MSP4] [MSP6] %s is read whole and without errors', (name, expected) => {
    const reading = readFixture(name, { now: utc('2026-11-22') })
    const { tasks, summaries, milestones, dependencies, people, calendars, problems } = reading
    expect([tasks, summaries, milestones, dependencies, people, calendars, problems.length]).toEqual(expected)
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    const graph = graphOf(reading.intent)
    expect([graph.tasks.size, graph.dependencies.size, graph.people.size]).toEqual([tasks, dependencies, people])
  })

  test('[MSP7] what remains of a started task leads to its stored finish, its seconds included', () => {
    const reading = readFixture('StopResumeDates', { now: utc('2010-06-08T09:00') })
    const graph = graphOf(reading.intent)
    const task = [...graph.tasks.values()].find(({ sourceId }) => sourceId === '1')
    expect(task?.actualStart).toBe(utc('2010-06-08T08:00'))
    expect(task?.remaining).toEqual({ minutes: 452, at: utc('2010-06-08T08:28') })
    if (!task) throw new Error('task 1 is missing')
    const forecast = computeSchedule(graph, utc('2010-06-08T09:00')).forecasts.get(task.id)
    expect(clock(forecast?.earlyFinish)).toBe('2010-06-08T17:00')
  })

  test('[MSP2] local times are those of the person’s zone', () => {
    const reading = readFixture('Software-Development-Plan', { timeZone: 'Europe/Berlin' })
    const graph = graphOf(reading.intent)
    expect(clock(graph.board.start)).toBe('2012-12-24T07:00')
    expect([...graph.calendars.values()].map(({ name, timeZone }) => [name, timeZone])).toEqual([
      ['Standard', 'Europe/Berlin']
    ])
    const { finish } = computeSchedule(graph, graph.board.start)
    // Summer time has begun by then.
    expect(clock(finish ?? undefined)).toBe('2013-05-06T13:00')
  })

  test('[MSP9] a board with tasks keeps its settings, and the tasks name the calendars that they were planned on', () => {
    const given = { boardIsEmpty: false, lastRank: 'a5', people: [] }
    const graph = graphOf(readFixture('Software-Development-Plan', given).intent)
    expect(graph.board.calendar).toBe(null)
    expect(graph.board.title).toBe('Untitled board')
    const leaves = [...graph.tasks.values()].filter(({ kind }) => kind !== 'summary')
    const [calendar] = graph.calendars.keys()
    expect(new Set(leaves.map((task) => task.calendar))).toEqual(new Set([calendar]))
    expect([...graph.tasks.values()].every(({ rank }) => rank > 'a5')).toBe(true)
  })

  test('[MSP4] hand order is the order of the file', () => {
    const tasks = [...graphOf(readFixture('Software-Development-Plan').intent).tasks.values()]
    const byRank = tasks.toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    expect(byRank.map(({ sourceId }) => sourceId)).toEqual(tasks.map(({ sourceId }) => sourceId))
  })

  test('the same file and context give the same reading', () => {
    const read = (): unknown => readMsProject(fixtureText('OzBuild-16-Orig'), 'Oz', contextOf(), countIds())
    expect(read()).toEqual(read())
  })
})
