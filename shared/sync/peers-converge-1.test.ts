import { describe, expect, it } from 'vitest'

import { runPeers } from './simulated-peers.test-support.ts'

/** Half a minute when the machine is free; others may be busy on it. */
const patience = 600_000
const runs = Number(process.env['CONVERGENCE_RUNS'] ?? 500)

describe('three to five hubs, honest disks', () => {
  it(
    '[E4] converge in 500 seeded runs, and lose no frame',
    () => {
      for (let seed = 1; seed <= runs; seed += 1) {
        try {
          const run = runPeers(seed, false)
          expect(run.forks).toBe(0)
        } catch (error) {
          throw new Error(`seed ${seed}`, { cause: error })
        }
      }
    },
    patience
  )
})
