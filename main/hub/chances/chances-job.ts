import type { Chances } from '../../../shared/chances/chances.ts'
import type { GraphPatch } from '../../../shared/model/graph-patch.ts'
import type { Instant } from '../../../shared/model/instant.ts'

/** What the worker is asked: to bring its graph level, and to play it. A newer job ends an older one. */
export type ChancesJob = {
  readonly n: number
  readonly patch: GraphPatch
  readonly now: Instant
  readonly runs: number
  readonly seed: number
}

/** What it answers, only for a job that nothing newer overtook. */
export type ChancesAnswer = { readonly n: number; readonly chances: Chances }
