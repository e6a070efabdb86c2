import type { Deed } from './handoff.ts'
import type { BaselineId, BaselinePartId, TaskId } from './ids.ts'
import type { Instant, WorkingMinutes } from './instant.ts'

/** Dates that people agreed on, under a name, to compare the forecast with. The dates themselves are in its parts. */
export type Baseline = { readonly id: BaselineId; readonly name: string; readonly set: Deed }

/** The dates that a task had when a baseline was set, and the working minutes it was then estimated at. */
export type BaselineDates = { readonly start: Instant; readonly finish: Instant; readonly work: WorkingMinutes }

/** One task's dates in a baseline. */
export type BaselineEntry = BaselineDates & { readonly task: TaskId }

/**
 * The dates of some of a baseline's tasks: four lists of one length, entry by entry. Lists of plain values are a third
 * of the size of a list of objects, and a value of the document has to fit into a frame.
 */
export type BaselinePart = {
  readonly id: BaselinePartId
  readonly baseline: BaselineId
  readonly tasks: readonly TaskId[]
  readonly starts: readonly Instant[]
  readonly finishes: readonly Instant[]
  readonly work: readonly WorkingMinutes[]
}
