import { describe, expect, test } from 'vitest'

import { toInstant } from '../model/instant.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'

import { clock, contextOf, countIds, graphOf, projectXml, utc } from './read-plan.test-support.ts'
import { readMsProject } from './read-ms-project.ts'

/** A Monday. */
const start = '2026-11-23T08:00'

type Counted = readonly [from: string, to: string, hours: number, type?: number]

/** Days of that November, hours as they are written: `23T08`. */
function assignment(uid: number, counted: readonly Counted[], units = 1): string {
  const data = counted.map(
    ([from, to, hours, type = 1]) =>
      `<TimephasedData><Type>${type}</Type><UID>${uid}</UID><Start>2026-11-${from}:00:00</Start><Finish>2026-11-${to}:00:00</Finish><Unit>2</Unit><Value>PT${hours}H0M0S</Value></TimephasedData>`
  )
  return `<Assignment><UID>${uid}</UID><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID><Units>${units}</Units>${data.join('')}</Assignment>`
}

/** A task of three days with these assignments, read at `now`: its segments in hours, and its forecast finish. */
function split(assignments: string, facts = '', now = start): readonly [segments: unknown, finish: string] {
  const task = `<Task><UID>1</UID><Name>Split</Name><OutlineLevel>1</OutlineLevel><Duration>PT24H0M0S</Duration>${facts}</Task>`
  const text = projectXml(task, `<Assignments>${assignments}</Assignments>`)
  const reading = readMsProject(text, 'Plan', contextOf({ now: utc(now) }), countIds())
  const graph = graphOf(reading.intent)
  const [only] = graph.tasks.values()
  const hours = only?.segments?.map(({ pause, work }) => [pause / 60, work / 60]) ?? null
  const [forecast] = computeSchedule(graph, utc(now)).forecasts.values()
  return [hours, clock(forecast?.earlyFinish ?? toInstant(0))]
}

describe('work that has not begun', () => {
  test('[MSP11] a day without work between days with work is a pause', () => {
    const days: readonly Counted[] = [
      ['23T08', '24T08', 8],
      ['24T08', '25T08', 0],
      ['25T08', '26T08', 8],
      ['26T08', '26T17', 8]
    ]
    expect(split(assignment(1, days))).toEqual([
      [
        [0, 8],
        [8, 16]
      ],
      '2026-11-26T17:00'
    ])
  })

  test('[MSP11] a weekend is none, and work counted by less than a day each day is not split', () => {
    const weekend: readonly Counted[] = [
      ['26T08', '27T08', 8],
      ['27T08', '28T08', 8],
      ['30T08', '30T17', 8]
    ]
    expect(split(assignment(1, weekend))[0]).toBe(null)
    const thin: readonly Counted[] = [
      ['26T08', '27T08', 4],
      ['27T08', '28T08', 4],
      ['30T08', '30T17', 4]
    ]
    expect(split(assignment(1, thin))[0]).toBe(null)
  })

  test('[MSP11] a day counted whole ends before a pause when its work is done, at the units of the assignment', () => {
    const days: readonly Counted[] = [
      ['23T08', '24T08', 2],
      ['25T08', '27T17', 10]
    ]
    expect(split(assignment(1, days, 0.5))).toEqual([
      [
        [0, 4],
        [12, 20]
      ],
      '2026-11-27T12:00'
    ])
  })

  test('[MSP11] somebody else’s work in between leaves no pause', () => {
    const first: readonly Counted[] = [
      ['23T08', '24T08', 8],
      ['25T08', '25T17', 8]
    ]
    expect(split(assignment(1, first) + assignment(2, [['24T08', '25T08', 8]]))[0]).toBe(null)
  })

  test('[MSP11] stretches that add up to more than the duration are no split', () => {
    const days: readonly Counted[] = [
      ['23T08', '26T17', 32],
      ['30T08', '30T17', 8]
    ]
    expect(split(assignment(1, days))[0]).toBe(null)
  })
})

describe('work that has begun', () => {
  const days: readonly Counted[] = [
    ['23T08', '23T17', 8, 2],
    ['25T08', '25T17', 8],
    ['27T08', '27T17', 8]
  ]
  const begun =
    '<Start>2026-11-23T08:00:00</Start><ActualStart>2026-11-23T08:00:00</ActualStart><PercentComplete>33</PercentComplete><RemainingDuration>PT16H0M0S</RemainingDuration><Stop>2026-11-23T17:00:00</Stop>'

  test('[MSP11] [FP9] its finish is the same before, in and after a pause', () => {
    const resume = '<Resume>2026-11-25T08:00:00</Resume>'
    const segments = [
      [0, 8],
      [8, 8],
      [8, 8]
    ]
    for (const now of ['2026-11-23T18:00', '2026-11-24T12:00', '2026-11-25T08:00'])
      expect(split(assignment(1, days), begun + resume, now)).toEqual([segments, '2026-11-27T17:00'])
  })

  test('[MSP7] [MSP11] what has stopped and resumes later than now is split there, without timephased data', () => {
    const resume = '<Resume>2026-11-26T08:00:00</Resume>'
    expect(split('', begun + resume, '2026-11-24T12:00')).toEqual([
      [
        [0, 8],
        [16, 16]
      ],
      '2026-11-27T17:00'
    ])
    expect(split('', begun + resume, '2026-11-26T08:00')).toEqual([null, '2026-11-27T17:00'])
  })

  test('[MSP7] without Stop and Resume what remains follows what is done', () => {
    const facts = begun.replace(/<Stop>.*<\/Stop>/, '')
    expect(split('', facts, '2026-11-23T18:00')).toEqual([null, '2026-11-25T17:00'])
  })
})
