import type { TrendWeek } from '../../../shared/debt/debt-trend.ts'
import type { Ledger } from '../../../shared/debt/ledger.ts'
import type { BoardMoments } from '../../../shared/model/board-moments.ts'
import type { GraphPatch } from '../../../shared/model/graph-patch.ts'
import type { Instant } from '../../../shared/model/instant.ts'

/** What can be asked of the past: one week of the trend, counted back from `now`, or the ledger of an instant. */
export type PastQuestion =
  | { readonly kind: 'week'; readonly now: Instant; readonly week: number }
  | { readonly kind: 'ledger'; readonly at: Instant }

/** What the worker is asked: to bring its graph level, and to answer from it. */
export type TrendJob = {
  readonly n: number
  readonly patch: GraphPatch
  readonly moments: BoardMoments
  readonly question: PastQuestion
}

export type PastAnswer =
  | { readonly kind: 'week'; readonly week: TrendWeek }
  | { readonly kind: 'ledger'; readonly ledger: Ledger }

export type TrendJobAnswer = { readonly n: number; readonly answer: PastAnswer }
