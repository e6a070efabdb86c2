import { describe, expect, it } from 'vitest'

import type { BaselineId } from '../../shared/model/ids.ts'
import { toInstant, toWorkingMinutes } from '../../shared/model/instant.ts'

import { plannedWords, standingWords, varianceWords } from './baseline-words.ts'
import { idOf } from './graph.testing.ts'

const at = (iso: string) => toInstant(Date.parse(iso) / 60_000)
const frame = { timeZone: 'Europe/Berlin', now: at('2026-05-12T09:30Z') }

describe('a baseline in words', () => {
  it('says how far a date is from what was agreed', () => {
    expect([960, -480, 90, 0].map((minutes) => varianceWords(minutes, 480))).toEqual([
      '2 days later',
      '1 day earlier',
      '1.5 hours later',
      'as planned'
    ])
  })

  it('names both dates, the year where it is another, and whether it is a fact', () => {
    const [planned, date] = [at('2026-05-14T15:00Z'), at('2026-05-18T15:00Z')]
    const say = (more: object) => plannedWords({ planned, date, isFact: false, variance: 960, ...more }, frame, 480)
    expect(say({})).toBe('Planned 14 May, now 18 May: 2 days later')
    expect(say({ isFact: true })).toBe('Planned 14 May, was 18 May: 2 days later')
    expect(say({ planned: at('2025-12-22T15:00Z'), variance: -480 })).toBe(
      'Planned 22 Dec 2025, now 18 May: 1 day earlier'
    )
    expect(say({ date: at('2026-05-14T18:00Z'), variance: 180 })).toBe('Planned 14 May, 3 hours later that day')
    expect(say({ variance: 0 })).toBe('As planned, 14 May')
  })

  it('says how the board stands', () => {
    const baseline = { id: idOf<BaselineId>('b'), name: 'Baseline 1', set: { by: null, at: frame.now } }
    const standing = { baseline, compared: 24, later: 7, earlier: 0, plannedFinish: frame.now }
    expect(standingWords({ ...standing, finish: toWorkingMinutes(1440) }, 480)).toBe(
      '7 of 24 tasks later than “Baseline 1”, finish 3 days later'
    )
    expect(standingWords({ ...standing, later: 0, finish: toWorkingMinutes(0) }, 480)).toBe(
      'No task later than “Baseline 1”, finish as planned'
    )
  })
})
