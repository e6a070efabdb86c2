import type { TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'

/** Where the spread of durations came from, so that it can be said beside every chance. [MC3]–[MC5] */
export type ChancesBasis = {
  /** Open tasks with a range of their own. */
  readonly ranged: number
  /** Open tasks without one: they take the board's history, or the assumed spread. */
  readonly unranged: number
  /** Finished tasks of this board whose actual time can be held against their estimate. */
  readonly samples: number
  /** So many of them make a history. */
  readonly needed: number
  /** What tasks without a range go by. */
  readonly others: 'history' | 'assumed'
}

/** How likely a promise holds: the share of runs that keep it, 0 to 1. [MC8] */
export type PromiseChance = { readonly task: TaskId; readonly date: Instant; readonly chance: number }

/**
 * What many runs of a schedule came to. Finishes are columns, because they travel whole: entry `i` of each belongs to
 * `tasks[i]`, in UTC minutes. [MC8]
 */
export type Chances = {
  readonly now: Instant
  readonly runs: number
  readonly basis: ChancesBasis
  /** Every task and summary that is not finished and takes part, in the order of ids. */
  readonly tasks: readonly TaskId[]
  readonly p50: Int32Array
  readonly p80: Int32Array
  readonly p95: Int32Array
  /** In the order of the tasks' ids. */
  readonly promises: readonly PromiseChance[]
}
