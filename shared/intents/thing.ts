import type { Approval } from '../model/approval.ts'
import type { Baseline, BaselinePart } from '../model/baseline.ts'
import type { Calendar } from '../model/calendar.ts'
import type { Comment } from '../model/comment.ts'
import type { Dependency } from '../model/dependency.ts'
import type { Handoff } from '../model/handoff.ts'
import type { Nudge } from '../model/nudge.ts'
import type { Person } from '../model/person.ts'
import type { SavedView } from '../model/saved-view.ts'
import type { Signal } from '../model/signal.ts'
import type { SlipRecord } from '../model/slip-record.ts'
import type { Task } from '../model/task.ts'
import type { TeamDecision } from '../model/team-decision.ts'
import type { WorklogEntry } from '../model/worklog-entry.ts'
import type { Verdict } from '../model/verdict.ts'

/** One thing of a work graph, with the root of the document that it lives under. */
export type Thing =
  | { readonly root: 'tasks'; readonly value: Task }
  | { readonly root: 'dependencies'; readonly value: Dependency }
  | { readonly root: 'handoffs'; readonly value: Handoff }
  | { readonly root: 'approvals'; readonly value: Approval }
  | { readonly root: 'comments'; readonly value: Comment }
  | { readonly root: 'people'; readonly value: Person }
  | { readonly root: 'calendars'; readonly value: Calendar }
  | { readonly root: 'slips'; readonly value: SlipRecord }
  | { readonly root: 'signals'; readonly value: Signal }
  | { readonly root: 'verdicts'; readonly value: Verdict }
  | { readonly root: 'baselines'; readonly value: Baseline }
  | { readonly root: 'baselineParts'; readonly value: BaselinePart }
  | { readonly root: 'worklog'; readonly value: WorklogEntry }
  | { readonly root: 'nudges'; readonly value: Nudge }
  | { readonly root: 'decisions'; readonly value: TeamDecision }
  | { readonly root: 'views'; readonly value: SavedView }
