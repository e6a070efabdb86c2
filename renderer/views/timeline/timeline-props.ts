import type { IntentProblem } from '../../../shared/intents/intent-problem.ts'
import type { Intent } from '../../../shared/intents/intent.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { Hypothesis } from '../../../shared/schedule/hypothesis.ts'
import type { Schedule } from '../../../shared/schedule/schedule.ts'
import type { Slip } from '../../../shared/schedule/slip.ts'
import type { IdMaker } from '../../state/new-id.ts'
import type { ShownChances } from '../../state/shown-chances.ts'

/** What the timeline is given: plain data, and the doors to the person's wishes and to the engine. */
export type TimelineProps = {
  readonly graph: WorkGraph
  /** Null until there is a forecast. */
  readonly schedule: Schedule | null
  /** How likely the dates are, for tasks of which that is known. */
  readonly chances: ShownChances['of']
  readonly now: Instant
  readonly timeZone: string
  readonly selected: TaskId | null
  readonly onSelect: (task: TaskId | null) => void
  /** False where the board can only be read: then no bar can be taken. */
  readonly mayEdit: boolean
  readonly onIntent: (intent: Intent, label: string) => Result<null, IntentProblem>
  readonly newId: IdMaker
  /** What facts that nobody has written would move; rejects when the engine cannot be asked. [SL4] */
  readonly preview: (hypothesis: Hypothesis) => Promise<Slip>
}
