import type { BoardLook, ColumnName } from './board-look.ts'
import type { PersonId, TaskId, ViewId } from './ids.ts'

/** Which cards are shown. Of each kind any one that is named will do, and all kinds together; a kind that names nothing asks for nothing. [BV8] */
export type BoardFilters = {
  readonly states: readonly ColumnName[]
  /** Null is nobody. */
  readonly owners: readonly (PersonId | null)[]
  /** The outermost things above the work; null is none. */
  readonly initiatives: readonly (TaskId | null)[]
  /** Only open work whose promise breaks, or may well break. */
  readonly promiseAtRisk: boolean
  /** Only work on which something stands still. */
  readonly holdsDebt: boolean
}

/** Every card is shown. */
export const noFilters: BoardFilters = {
  states: [],
  owners: [],
  initiatives: [],
  promiseAtRisk: false,
  holdsDebt: false
}

/** [BV9] A way to look at a board that the team keeps under a name. */
export type SavedView = {
  readonly id: ViewId
  readonly name: string
  readonly look: BoardLook
  readonly filters: BoardFilters
}
