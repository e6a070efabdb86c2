import { describe, expect, it } from 'vitest'

import { runSessions } from './simulated-sessions.test-support.ts'

/** Seconds when the machine is free; others may be busy on it. */
const patience = 600_000
const runs = Number(process.env['CONVERGENCE_RUNS'] ?? 30)

describe('three to five hubs that meet by sessions only', () => {
  for (const backups of [false, true]) {
    it(
      `[S4][S5] converge, and say so, in ${runs} seeded runs with ${backups ? 'disks put back to a backup' : 'honest disks'}`,
      async () => {
        let cuts = 0
        let replays = 0
        for (let seed = 1; seed <= runs; seed += 1) {
          try {
            const run = await runSessions(seed, backups)
            cuts += run.cuts
            replays += run.replays
          } catch (error) {
            throw new Error(`seed ${seed}`, { cause: error })
          }
        }
        expect(cuts).toBeGreaterThan(runs / 4)
        if (backups) expect(replays).toBeGreaterThan(0)
      },
      patience
    )
  }
})
