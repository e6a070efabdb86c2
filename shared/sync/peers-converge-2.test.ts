import { describe, expect, it } from 'vitest'

import { runPeers } from './simulated-peers.test-support.ts'

/** Half a minute when the machine is free; others may be busy on it. */
const patience = 600_000
const runs = Number(process.env['CONVERGENCE_RUNS'] ?? 500)

describe('three to five hubs, now and then a backup restored', () => {
  it(
    '[E2] converge in 500 seeded runs, forks included',
    () => {
      let forks = 0
      for (let seed = 1001; seed <= 1000 + runs; seed += 1) {
        try {
          forks += runPeers(seed, true).forks
        } catch (error) {
          throw new Error(`seed ${seed}`, { cause: error })
        }
      }
      expect(forks).toBeGreaterThan(0)
    },
    patience
  )
})
