import { describe, expect, it } from 'vitest'

import { runMembers } from './simulated-members.test-support.ts'

/** Half a minute when the machine is free; others may be busy on it. */
const patience = 600_000
const runs = Number(process.env['CONVERGENCE_RUNS'] ?? 500)

describe('three to eight hubs, honest disks', () => {
  it(
    '[M5][M7] agree on who belongs and on what counts in 500 seeded runs',
    () => {
      const acts = new Set<string>()
      let withoutEffect = 0
      for (let seed = 1; seed <= runs; seed += 1) {
        try {
          const run = runMembers(seed, false)
          for (const type of Object.keys(run.acts)) acts.add(type)
          withoutEffect += run.withoutEffect
        } catch (error) {
          throw new Error(`seed ${seed}`, { cause: error })
        }
      }
      expect(acts.size).toBe(9)
      expect(withoutEffect).toBeGreaterThan(0)
    },
    patience
  )
})
