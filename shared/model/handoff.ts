import type { DependencyId, HandoffId, PersonId } from './ids.ts'
import type { Instant } from './instant.ts'

/** Who did something and when. */
export type Deed = { readonly by: PersonId | null; readonly at: Instant }

/** What passes along a dependency between two owners. Uncaught, it blocks the successor. [FP8] */
export type Handoff = {
  readonly id: HandoffId
  readonly dependency: DependencyId
  readonly from: PersonId | null
  readonly to: PersonId | null
  readonly why: string
  readonly definitionOfDone: string
  readonly stillOwed: string
  readonly artifacts: string
  readonly readBack: string
  readonly offered: Deed | null
  readonly caught: Deed | null
  readonly createdAt: Instant
}
