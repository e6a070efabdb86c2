import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { afterCrash, noCrashes } from './restart-policy.ts'
import type { RestartDecision } from './restart-policy.ts'

/** Crashes after each of the given lives (milliseconds), waiting as told between them. */
function decide(lives: readonly number[]): readonly RestartDecision[] {
  const decisions: RestartDecision[] = []
  let history = noCrashes
  let startedAt = 1_000_000
  for (const life of lives) {
    const endedAt = startedAt + life
    const step = afterCrash(history, { startedAt, endedAt })
    decisions.push(step.decision)
    if (step.decision.kind === 'giveUp') break
    history = step.history
    startedAt = endedAt + step.decision.inMilliseconds
  }
  return decisions
}

describe('the restart policy', () => {
  it('doubles the delay with each crash in a row, and gives up at the eighth within a minute', () => {
    expect(decide([10, 10, 10, 10, 10, 10, 10, 10, 10])).toEqual([
      { kind: 'restart', attempt: 1, inMilliseconds: 200 },
      { kind: 'restart', attempt: 2, inMilliseconds: 400 },
      { kind: 'restart', attempt: 3, inMilliseconds: 800 },
      { kind: 'restart', attempt: 4, inMilliseconds: 1_600 },
      { kind: 'restart', attempt: 5, inMilliseconds: 3_200 },
      { kind: 'restart', attempt: 6, inMilliseconds: 6_400 },
      { kind: 'restart', attempt: 7, inMilliseconds: 12_800 },
      { kind: 'giveUp', crashes: 8 }
    ])
  })

  it('never waits longer than 30 s, and keeps trying when the crashes are far apart', () => {
    const decisions = decide(Array.from({ length: 40 }, () => 20_000))
    expect(decisions).toHaveLength(40)
    expect(decisions.at(-1)).toEqual({ kind: 'restart', attempt: 40, inMilliseconds: 30_000 })
  })

  it('starts again at the shortest delay after a stable minute', () => {
    expect(decide([10, 10, 60_000])).toEqual([
      { kind: 'restart', attempt: 1, inMilliseconds: 200 },
      { kind: 'restart', attempt: 2, inMilliseconds: 400 },
      { kind: 'restart', attempt: 1, inMilliseconds: 200 }
    ])
  })

  it('always ends a loop of instant crashes, and never gives up on lives of a minute', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 8, maxLength: 20 }), (lives) => {
        expect(decide(lives).at(-1)?.kind).toBe('giveUp')
      })
    )
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 60_000, max: 10_000_000 }), { minLength: 1, maxLength: 50 }), (lives) => {
        expect(decide(lives).every((decision) => decision.kind === 'restart' && decision.attempt === 1)).toBe(true)
      })
    )
  })
})
