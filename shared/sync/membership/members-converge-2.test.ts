import { describe, expect, it } from 'vitest'

import { runMembers } from './simulated-members.test-support.ts'

/** Half a minute when the machine is free; others may be busy on it, and `npm run lives` asks for ten times as many. */
const patience = 1_800_000
const runs = Number(process.env['CONVERGENCE_RUNS'] ?? 100)

describe('three to eight hubs, now and then a backup restored', () => {
  it(
    `[M5][M8][M9] agree on who belongs and on what counts, forks included, in ${runs} seeded lives`,
    () => {
      let forks = 0
      let vouched = 0
      let pinned = 0
      let restored = 0
      for (let seed = 1; seed <= runs; seed += 1) {
        try {
          const run = runMembers(seed, true)
          forks += run.forks
          vouched += run.vouched
          pinned += run.pinned
          restored += run.mishaps.restored
        } catch (error) {
          throw new Error(`seed ${seed}`, { cause: error })
        }
      }
      expect(forks).toBeGreaterThan(0)
      expect(vouched).toBeGreaterThan(0)
      expect(pinned).toBeGreaterThan(0)
      expect(restored).toBeGreaterThan(runs)
    },
    patience
  )
})
