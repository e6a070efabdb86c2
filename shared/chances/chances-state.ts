import type { Chances } from './chances.ts'

/** How far the reckoning of a board's chances is; while it goes on, the last known ones stand. */
export type ChancesState =
  | { readonly kind: 'calculating' }
  | { readonly kind: 'known'; readonly chances: Chances }
  /** A sentence for the person. The next edit tries again. */
  | { readonly kind: 'failed'; readonly reason: string }
