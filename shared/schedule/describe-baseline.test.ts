import { describe, expect, test } from 'vitest'

import type { BaselineId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'

import { describeStanding, describeVariance } from './describe-baseline.ts'
import type { ComparedDate } from './describe-baseline.ts'
import { idOf, monday } from './random-graph.test-support.ts'

const day = 1440
const format = (instant: Instant) => new Date(instant * 60_000).toISOString().slice(5, 10)

describe('a baseline in words', () => {
  test('[BL2] both dates, how far apart they are, and whether the later one is a fact', () => {
    const say = (given: Partial<ComparedDate>) =>
      describeVariance(
        { planned: monday, date: toInstant(monday + 2 * day), isFact: false, variance: 960, ...given },
        480,
        format
      )
    expect(say({})).toBe('Planned 01-05, now 01-07: 2 days later')
    expect(say({ isFact: true })).toBe('Planned 01-05, was 01-07: 2 days later')
    expect(say({ planned: toInstant(monday + 3 * day), variance: -480 })).toBe(
      'Planned 01-08, now 01-07: 1 day earlier'
    )
    expect(say({ date: toInstant(monday + 90), variance: 90 })).toBe('Planned 01-05, 1.5 hours later that day')
    expect(say({ variance: 0 })).toBe('As planned, 01-05')
  })

  test('[BL3] how the board stands', () => {
    const baseline = { id: idOf<BaselineId>('b'), name: 'Baseline 1', set: { by: null, at: monday } }
    const standing = { baseline, compared: 24, later: 7, earlier: 0, plannedFinish: monday }
    expect(describeStanding({ ...standing, finish: toWorkingMinutes(1440) }, 480)).toBe(
      '7 of 24 tasks later than “Baseline 1”, finish 3 days later'
    )
    expect(describeStanding({ ...standing, compared: 1, later: 1, finish: toWorkingMinutes(-480) }, 480)).toBe(
      '1 of 1 task later than “Baseline 1”, finish 1 day earlier'
    )
    expect(describeStanding({ ...standing, later: 0, finish: toWorkingMinutes(0) }, 480)).toBe(
      'No task later than “Baseline 1”, finish as planned'
    )
  })
})
