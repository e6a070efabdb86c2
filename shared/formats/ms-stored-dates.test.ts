import { readdirSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { toInstant } from '../model/instant.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'
import type { TaskForecast } from '../schedule/schedule.ts'

import { clock, fixtureText, graphOf, readFixture, utc } from './read-plan.test-support.ts'

// docs/MS-PROJECT.md gives the reasons for each of these.
/** By file: "UID field: stored by Project, ours". Floats in minutes. */
const differences: Readonly<Record<string, readonly string[]>> = {
  BudgetWorkAndCost: [
    '1 TotalSlack: 0, 9900',
    '1 Critical: 1, 0',
    '2 LateStart: 2010-08-05T08:00, 2010-08-06T08:00',
    '2 LateFinish: 2010-08-05T17:00, 2010-08-06T17:00',
    '2 TotalSlack: 20160, 20640',
    '2 FreeSlack: 20160, 20640',
    '6 FreeSlack: 9900, 0',
    '7 FreeSlack: 10140, 240'
  ],
  'OzBuild-16-Orig': ['32 FreeSlack: 3840, 0', '20 TotalSlack: 5280, 4320', '22 TotalSlack: 5280, 4320'],
  'Software-Development-Plan': [
    '32 TotalSlack: 7200, 0',
    '32 FreeSlack: 7200, 0',
    '32 Critical: 0, 1',
    '48 FreeSlack: 1440, 0',
    '57 FreeSlack: 8760, 0'
  ],
  StopResumeDates: ['2 FreeSlack: 2880, 0', '5 TotalSlack: 0, 2880', '5 Critical: 1, 0'],
  'legacy-sample': [
    '19 FreeSlack: 21600, 0',
    '21 EarlyFinish: 2003-01-08T08:00, 2003-01-07T17:00',
    '21 Finish: 2003-01-08T08:00, 2003-01-07T17:00'
  ],
  'task-baselines-sf259': [
    '148061 TotalSlack: 109.7, 240',
    '148061 FreeSlack: 109.7, 240',
    '148062 TotalSlack: 109.7, 240',
    '148062 FreeSlack: 109.7, 240',
    '148107 TotalSlack: 109.7, 240',
    '148107 FreeSlack: 109.7, 240'
  ],
  'task-links-task-links-project2019-mpp14': [
    '11 LateStart: 2018-11-02T08:00, 2018-11-01T08:00',
    '11 LateFinish: 2018-11-02T17:00, 2018-11-01T17:00',
    '11 TotalSlack: 5280, 4800',
    '13 LateStart: 2018-11-02T08:00, 2018-10-31T08:00',
    '13 LateFinish: 2018-11-02T17:00, 2018-10-31T17:00',
    '13 TotalSlack: 5280, 4320'
  ]
}

type StoredTask = { readonly text: (field: string) => string | null }
type Stored = (task: StoredTask, forecast: TaskForecast) => readonly [string | null, string]

/** What both say of a task: moments to the minute. */
const fields: Readonly<Record<string, Stored>> = {
  EarlyStart: (task, { earlyStart }) => [minute(task.text('EarlyStart')), clock(earlyStart)],
  EarlyFinish: (task, { earlyFinish }) => [minute(task.text('EarlyFinish')), clock(earlyFinish)],
  LateStart: (task, { lateStart }) => [minute(task.text('LateStart')), clock(lateStart)],
  LateFinish: (task, { lateFinish }) => [minute(task.text('LateFinish')), clock(lateFinish)],
  Start: (task, { earlyStart }) => [minute(task.text('Start')), clock(earlyStart)],
  Finish: (task, { earlyFinish }) => [minute(task.text('Finish')), clock(earlyFinish)],
  // In tenths of minutes; what is 0 is left out, and finished work has none.
  TotalSlack: (task, { totalFloat }) => [`${Number(task.text('TotalSlack') ?? 0) / 10}`, `${totalFloat ?? 0}`],
  FreeSlack: (task, { freeFloat }) => [`${Number(task.text('FreeSlack') ?? 0) / 10}`, `${freeFloat ?? 0}`],
  Critical: (task, { critical }) => [task.text('Critical'), critical ? '1' : '0']
}

const names = readdirSync(new URL('fixtures', import.meta.url))
  .filter((name) => name.endsWith('.xml'))
  .map((name) => name.replace('.xml', ''))

/** [F3] As of its start, with all that it says has happened: the end of time is 2200. */
const endOfTime = toInstant(120_968_640)

describe('as of its start, a plan has the dates, floats and critical tasks that Project stored', () => {
  test('of all plans there are', () => {
    expect(names).toHaveLength(14)
    expect(Object.keys(differences).filter((name) => !names.includes(name))).toEqual([])
  })

  test.each(names)('[FP1] [FP5] [BP1] [FL1] [FL2] [FL3] %s', (name) => {
    const reading = readFixture(name, { now: utc('2026-11-22') })
    const graph = graphOf(reading.intent)
    const { forecasts } = computeSchedule(graph, reading.asOf ?? toInstant(0), endOfTime)
    const stored = storedTasks(name)
    const found = [...graph.tasks.values()].flatMap(({ id, sourceId }) => {
      const [task, forecast] = [stored.get(sourceId ?? ''), forecasts.get(id)]
      if (task === undefined || forecast === undefined) return [`${sourceId} is missing`]
      return Object.entries(fields).flatMap(([field, read]) => {
        const [theirs, ours] = read(task, forecast)
        return theirs === ours ? [] : [`${sourceId} ${field}: ${theirs}, ${ours}`]
      })
    })
    expect(found).toEqual(differences[name] ?? [])
  })
})

/** Read beside our parser, which does not look at what Project computed. */
function storedTasks(name: string): ReadonlyMap<string, StoredTask> {
  const tasks = [...fixtureText(name).matchAll(/<Task>(.*?)<\/Task>/gs)].map(([, text = '']): StoredTask => ({
    text: (field) => new RegExp(`<${field}>([^<]*)<`).exec(text)?.[1] ?? null
  }))
  return new Map(tasks.map((task) => [task.text('UID') ?? '', task]))
}

function minute(text: string | null): string | null {
  return text?.slice(0, 16) ?? null
}
