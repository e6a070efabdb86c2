import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { toInstant } from '../model/instant.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'

import type { ImportReading } from './import-reading.ts'
import { contextOf, countIds, graphOf } from './read-plan.test-support.ts'
import { readPsplib } from './read-psplib.ts'

const rule = '*'.repeat(72)
/** Jobs of 0, 8, 4 and 0 periods: 1 before 2 and 3, both before 4. */
const small = instance(
  ['1 1 2 2 3', '2 1 1 4', '3 1 1 4', '4 1 0'],
  ['1 1 0 0 0', '2 1 8 4 0', '3 1 4 0 1', '4 1 0 0 0']
)

function instance(relations: readonly string[], requests: readonly string[]): string {
  return [
    rule,
    'jobs (incl. supersource/sink ):  4',
    rule,
    'PRECEDENCE RELATIONS:',
    'jobnr.    #modes  #successors   successors',
    ...relations.map((row) => `   ${row}  `),
    rule,
    'REQUESTS/DURATIONS:',
    'jobnr. mode duration  R 1  R 2',
    '-'.repeat(72),
    ...requests.map((row) => `  ${row}`),
    rule,
    'RESOURCEAVAILABILITIES:',
    '  R 1  R 2',
    '   12   13',
    rule,
    ''
  ].join('\r\n')
}

function read(text: string, boardIsEmpty = true): ImportReading {
  return readPsplib(text, 'small', contextOf({ boardIsEmpty }), countIds())
}

describe('an instance', () => {
  test('[PSP2] jobs become tasks and milestones, on a calendar around the clock from period 0', () => {
    const reading = read(small)
    expect(reading).toMatchObject({ format: 'psplib', tasks: 4, milestones: 2, dependencies: 4, calendars: 1, asOf: 0 })
    expect(reading.problems).toEqual([
      {
        severity: 'warning',
        where: 'REQUESTS/DURATIONS',
        message: 'What jobs need of 2 resources is left out: the precedence alone counts.'
      }
    ])
    const graph = graphOf(reading.intent)
    expect([...graph.tasks.values()].map(({ sourceId, kind, estimate }) => [sourceId, kind, estimate])).toEqual([
      ['1', 'milestone', 0],
      ['2', 'task', 8],
      ['3', 'task', 4],
      ['4', 'milestone', 0]
    ])
    const { finish, forecasts } = computeSchedule(graph, toInstant(0))
    expect(finish).toBe(8)
    expect([...forecasts.values()].map(({ totalFloat, critical }) => [totalFloat, critical])).toEqual([
      [0, true],
      [0, true],
      [4, false],
      [0, true]
    ])
  })

  test('[PSP2] on a board with tasks each job names the calendar, and the board keeps its settings', () => {
    const graph = graphOf(read(small, false).intent)
    const [calendar] = graph.calendars.keys()
    expect([...graph.tasks.values()].every((task) => task.calendar === calendar)).toBe(true)
    expect(graph.board.calendar).toBe(null)
  })

  test('[PSP2] of several modes the first counts, and that is said', () => {
    const text = instance(['1 2 1 2', '2 1 0'], ['1 1 3 4 0', '2 9 1 0', '2 1 2 0 0'])
    const reading = read(text)
    expect([...graphOf(reading.intent).tasks.values()].map(({ estimate }) => estimate)).toEqual([3, 2])
    expect(reading.problems[0]?.message).toBe('1 further modes of jobs are left out; the first mode counts.')
  })
})

describe('what is no instance', () => {
  const faults: readonly (readonly [string, string, string, RegExp])[] = [
    ['an empty file', '', 'file', /no section PRECEDENCE RELATIONS/],
    ['a file that breaks off', small.slice(0, 300), 'file', /no section REQUESTS/],
    ['a section that breaks off', small.slice(0, small.indexOf('RESOURCEAVAIL') - 75), 'file', /breaks off/],
    ['a wrong count', small.replace('1 1 2 2 3', '1 1 3 2 3'), 'line 6', /counts 3 successors and names 2/],
    ['an unknown successor', small.replace('3 1 1 4', '3 1 1 9'), 'line 8', /successor 9 is no job/],
    ['a job twice', small.replace('3 1 1 4', '2 1 1 4'), 'line 8', /Job 2 stands there twice/],
    ['a job without a duration', small.replace('3 1 4 0 1\r\n', '\r\n'), 'line 8', /no duration of job 3/],
    ['words', small.replace('3 1 4 0 1', '3 one 4 0 1'), 'line 16', /no line of whole numbers/],
    ['a line too short', small.replace('3 1 4 0 1', '3 1'), 'line 16', /has 2 numbers where the first line has 5/],
    ['an absurd duration', small.replace('3 1 4 0 1', '3 1 99999999 0 1'), 'line 16', /more than 5256000/],
    ['a loop', small.replace('4 1 0', '4 1 1 2'), 'PRECEDENCE RELATIONS', /would close a loop/],
    ['a job before itself', small.replace('2 1 1 4', '2 1 1 2'), 'PRECEDENCE RELATIONS', /itself|loop/]
  ]

  test.each(faults)(
    '[PSP1] [PSP3] %s: an error that names the place, and nothing to apply',
    (_, text, where, message) => {
      const reading = read(text)
      expect(reading.intent).toBe(null)
      expect(reading.tasks).toBe(0)
      const said = reading.problems.filter(({ severity }) => severity === 'error')
      expect(said.map((problem) => problem.where)).toContain(where)
      expect(said.map((problem) => problem.message).join('\n')).toMatch(message)
    }
  )

  test('[PSP1] whatever is cut out of an instance or put into it, it is read whole or refused', () => {
    const spoilt = fc.tuple(fc.nat(small.length), fc.nat(40), fc.string({ maxLength: 10 }))
    fc.assert(
      fc.property(fc.array(spoilt, { minLength: 1, maxLength: 4 }), (changes) => {
        let text = small
        for (const [at, length, put] of changes) text = text.slice(0, at) + put + text.slice(at + length)
        const reading = read(text)
        const hasError = reading.problems.some(({ severity }) => severity === 'error')
        expect(reading.intent === null).toBe(hasError)
        expect(reading.problems.every(({ where, message }) => where !== '' && message !== '')).toBe(true)
        if (reading.intent !== null) expect(graphOf(reading.intent).tasks.size).toBe(reading.tasks)
      }),
      { numRuns: 500 }
    )
  })
})
