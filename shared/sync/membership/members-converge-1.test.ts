import { describe, expect, it } from 'vitest'

import { runMembers } from './simulated-members.test-support.ts'

/** Half a minute when the machine is free; others may be busy on it. */
const patience = 600_000
const runs = Number(process.env['CONVERGENCE_RUNS'] ?? 100)

describe('three to eight hubs, honest disks', () => {
  it(
    '[M5][M7] agree on who belongs and on what counts: 100 seeded runs of 1,000',
    () => {
      const acts = new Set<string>()
      let withoutEffect = 0
      let readers = 0
      for (let seed = 1; seed <= runs; seed += 1) {
        try {
          const run = runMembers(seed, false)
          for (const type of Object.keys(run.acts)) acts.add(type)
          withoutEffect += run.withoutEffect
          readers += run.readers
        } catch (error) {
          throw new Error(`seed ${seed}`, { cause: error })
        }
      }
      // Who is passed over by a concurrent rotation is rare: [M11] has a story of its own.
      expect([...acts].filter((type) => type !== 'share')).toHaveLength(8)
      expect(withoutEffect).toBeGreaterThan(0)
      expect(readers).toBeGreaterThan(runs)
    },
    patience
  )
})
