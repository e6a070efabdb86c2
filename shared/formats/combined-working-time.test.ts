import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { WorkingInterval } from '../model/calendar.ts'

import { isoOfDay, weekdayOf } from './civil-day.ts'
import { combinedWorkingTime } from './combined-working-time.ts'
import type { WorkingTime } from './combined-working-time.ts'

const hours = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 }), { maxLength: 4 })
  .map((ends) => ends.toSorted((a, b) => a - b))
  .map((ends) =>
    ends.flatMap((from, index) =>
      index % 2 === 0 && ends[index + 1] !== undefined ? [{ from: from * 60, to: (ends[index + 1] ?? 24) * 60 }] : []
    )
  )
const exception = fc
  .tuple(fc.integer({ min: 20_000, max: 20_030 }), fc.nat(9), hours)
  .map(([from, length, intervals]) => ({
    name: '',
    from: isoOfDay(from),
    to: isoOfDay(from + length),
    intervals
  }))
const workingTime: fc.Arbitrary<WorkingTime> = fc.record({
  week: fc.array(hours, { minLength: 7, maxLength: 7 }),
  exceptions: fc.array(exception, { maxLength: 4 })
})

test.each([
  ['both', (one: boolean, other: boolean) => one && other],
  ['either', (one: boolean, other: boolean) => one || other]
] as const)('[MSP3] a minute is worked exactly if %s of the calendars work it', (combination, combined) => {
  fc.assert(
    fc.property(workingTime, workingTime, (first, second) => {
      const together = combinedWorkingTime(first, second, combination)
      if (together === null) return
      let wrong = false
      for (let day = 19_995; day < 20_050; day += 1) {
        const [all, one, other] = [hoursOf(together, day), hoursOf(first, day), hoursOf(second, day)]
        for (let minute = 30; minute < 1440; minute += 60) {
          wrong ||= works(all, minute) !== combined(works(one, minute), works(other, minute))
        }
      }
      expect(wrong).toBe(false)
    }),
    { numRuns: 100 }
  )
})

test('[MSP3] a calendar has all of itself in common with one that works at least as much', () => {
  const day = [{ from: 540, to: 1020 }]
  const five: WorkingTime = { week: [day, day, day, day, day, [], []], exceptions: [] }
  const six: WorkingTime = { ...five, week: [day, day, day, day, day, day, []] }
  expect(combinedWorkingTime(six, five, 'both')).toBe(five)
  expect(combinedWorkingTime(five, six, 'either')).toBe(six)
  expect(combinedWorkingTime({ ...five, week: Array.from({ length: 7 }, () => []) }, five, 'both')).toBe(null)
})

function hoursOf({ week, exceptions }: WorkingTime, day: number): readonly WorkingInterval[] {
  const date = isoOfDay(day)
  return exceptions.findLast(({ from, to }) => from <= date && date <= to)?.intervals ?? week[weekdayOf(day)] ?? []
}

function works(intervals: readonly WorkingInterval[], minute: number): boolean {
  return intervals.some(({ from, to }) => from <= minute && minute < to)
}
