import { describe, expect, it } from 'vitest'

import { runMembers } from './simulated-members.test-support.ts'

/** Half a minute when the machine is free; others may be busy on it. */
const patience = 600_000
const runs = Number(process.env['CONVERGENCE_RUNS'] ?? 100)

describe('three to eight hubs, now and then a backup restored', () => {
  it(
    '[M5][M8][M9] agree on who belongs and on what counts, forks included: 100 seeded runs of 1,000',
    () => {
      let forks = 0
      let vouched = 0
      for (let seed = 1; seed <= runs; seed += 1) {
        try {
          const run = runMembers(seed, true)
          forks += run.forks
          vouched += run.vouched
        } catch (error) {
          throw new Error(`seed ${seed}`, { cause: error })
        }
      }
      expect(forks).toBeGreaterThan(0)
      expect(vouched).toBeGreaterThan(0)
    },
    patience
  )
})
