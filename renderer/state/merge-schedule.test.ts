import { describe, expect, it } from 'vitest'

import type { ScheduleDelta } from '../../shared/ipc/hub-to-window.ts'

import { forecastOf, idOf, testNow } from './graph.testing.ts'
import { mergeSchedule } from './merge-schedule.ts'

const delta = (given: Partial<ScheduleDelta>): ScheduleDelta => ({
  full: false,
  now: testNow,
  changed: [],
  gone: [],
  issues: [],
  deadlocks: [],
  finish: null,
  ...given
})

describe('merging schedule deltas', () => {
  it('starts with all, then takes what changed and drops what is gone', () => {
    const first = mergeSchedule(
      null,
      delta({ full: true, changed: [forecastOf('a'), forecastOf('b'), forecastOf('c')] })
    )
    const next = mergeSchedule(first, delta({ changed: [forecastOf('b', { critical: true })], gone: [idOf('c')] }))
    expect([...next.forecasts.keys()]).toEqual(['a', 'b'])
    expect(next.forecasts.get(idOf('b'))?.critical).toBe(true)
    expect(next.forecasts.get(idOf('a'))).toBe(first.forecasts.get(idOf('a')))
    expect(first.forecasts.size).toBe(3)
  })

  it('forgets everything when a whole one comes', () => {
    const first = mergeSchedule(null, delta({ full: true, changed: [forecastOf('a')] }))
    expect([...mergeSchedule(first, delta({ full: true, changed: [forecastOf('b')] })).forecasts.keys()]).toEqual(['b'])
  })

  it('keeps the issues that were told where a delta brings none', () => {
    const issues: ScheduleDelta['issues'] = [{ kind: 'absurdNumber', task: idOf('a'), field: 'lag' }]
    const first = mergeSchedule(null, delta({ full: true, issues }))
    expect(mergeSchedule(first, delta({ issues: null })).issues).toBe(issues)
    expect(mergeSchedule(first, delta({ issues: [] })).issues).toEqual([])
  })
})
