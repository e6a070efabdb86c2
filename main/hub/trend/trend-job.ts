import type { TrendWeek } from '../../../shared/debt/debt-trend.ts'
import type { BoardMoments } from '../../../shared/model/board-moments.ts'
import type { GraphPatch } from '../../../shared/model/graph-patch.ts'
import type { Instant } from '../../../shared/model/instant.ts'

/** What the worker is asked: to bring its graph level, and to read one week of it. */
export type TrendJob = {
  readonly n: number
  readonly patch: GraphPatch
  readonly moments: BoardMoments
  readonly now: Instant
  readonly week: number
}

export type TrendJobAnswer = { readonly n: number; readonly week: TrendWeek }
