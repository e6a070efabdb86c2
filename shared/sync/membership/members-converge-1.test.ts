import { describe, expect, it } from 'vitest'

import { runMembers } from './simulated-members.test-support.ts'

/** Half a minute when the machine is free; others may be busy on it, and `npm run lives` asks for ten times as many. */
const patience = 1_800_000
const runs = Number(process.env['CONVERGENCE_RUNS'] ?? 100)

describe('three to eight hubs, honest disks', () => {
  it(
    `[M5][M7] agree on who belongs and on what counts, in ${runs} seeded lives`,
    () => {
      const acts = new Set<string>()
      const mishaps = new Set<string>()
      const sizes = new Set<number>()
      let withoutEffect = 0
      let readers = 0
      for (let seed = 1; seed <= runs; seed += 1) {
        try {
          const run = runMembers(seed, false)
          for (const type of Object.keys(run.acts)) acts.add(type)
          for (const [kind, times] of Object.entries(run.mishaps)) if (times > 0) mishaps.add(kind)
          sizes.add(run.hubs)
          withoutEffect += run.withoutEffect
          readers += run.readers
        } catch (error) {
          throw new Error(`seed ${seed}`, { cause: error })
        }
      }
      // Who is passed over by a concurrent rotation is rare: [M11] has a story of its own.
      expect([...acts].filter((type) => type !== 'share')).toHaveLength(8)
      expect(mishaps).toEqual(new Set(['dropped', 'twice', 'overtaken', 'crashed']))
      expect(sizes).toEqual(new Set([3, 4, 5, 6, 7, 8]))
      expect(withoutEffect).toBeGreaterThan(0)
      expect(readers).toBeGreaterThan(runs)
    },
    patience
  )
})
