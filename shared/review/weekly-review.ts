import type { Contingency, Line } from '../debt/ledger.ts'
import type { TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'

/** [RV2] A line that stood a week ago and stands no more, as it was then. */
export type ClosedLine = { readonly line: Line; readonly ended: 'writtenOff' | 'givenUp' | 'closed' }

/** [RV3] Hours by which a line grew; of a new one, all it has. */
export type GrownLine = {
  readonly line: Line
  readonly principal: number
  readonly interest: number
  readonly isNew: boolean
}

/** [RV3] The hours of the whole board at a moment. */
export type Balance = { readonly principal: number; readonly interest: number; readonly rate: number }

/** [RV5] A promise that may not hold. `chance` is 0 to 1, null where it is not known. */
export type PromiseAtRisk = {
  readonly task: TaskId
  readonly date: Instant
  readonly forecast: Instant
  readonly broken: boolean
  readonly brokeThisWeek: boolean
  readonly chance: number | null
}

/** [RV6] Work that somebody lets wait. */
export type WaitOnPurpose = {
  readonly task: TaskId
  readonly until: Instant
  readonly reason: string
  readonly standing: 'over' | 'overlong' | 'healthy'
}

/** What there is to look at once a week. Hours at full precision. */
export type WeeklyReview = {
  readonly since: Instant
  readonly now: Instant
  readonly closed: readonly ClosedLine[]
  readonly finished: readonly { readonly task: TaskId; readonly at: Instant }[]
  /** Pieces of work a week, over the eleven weeks before. */
  readonly usual: number
  readonly before: Balance
  readonly after: Balance
  readonly grew: readonly GrownLine[]
  readonly payments: readonly Line[]
  readonly promises: readonly PromiseAtRisk[]
  readonly onPurpose: readonly WaitOnPurpose[]
  readonly healthy: number
  readonly contingent: readonly Contingency[]
}
