import type { Intent } from '../../shared/intents/intent.ts'
import type { BaselineId } from '../../shared/model/ids.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import { agreedDates } from '../../shared/schedule/agreed-dates.ts'
import type { Schedule } from '../../shared/schedule/schedule.ts'

/** What a person says who sets a baseline: its id, its name, the moment, and the one that it takes the place of. */
export type BaselineWish = {
  readonly id: BaselineId
  readonly name: string
  readonly at: Instant
  readonly replaces: BaselineId | null
}

/** Keeps the dates of a forecast as a baseline and compares with it: one step, also where another baseline goes for it. [BL1] */
export function setBaseline(graph: WorkGraph, schedule: Schedule, { id, name, at, replaces }: BaselineWish): Intent {
  const cleared: readonly Intent[] = replaces === null ? [] : [{ type: 'clearBaseline', baseline: replaces }]
  return {
    type: 'together',
    label: `Set “${name}”`,
    intents: [
      ...cleared,
      { type: 'setBaseline', baseline: { id, name, dates: agreedDates(graph, schedule) }, at },
      { type: 'activateBaseline', baseline: id }
    ]
  }
}
