import type { ApprovalId, DependencyId, HandoffId, PersonId, ProposalId, SignalId, TaskId } from '../model/ids.ts'
import type { Handoff } from '../model/handoff.ts'
import type { Instant } from '../model/instant.ts'
import type { ConstraintType } from '../model/task.ts'
import type { Driver } from '../schedule/schedule.ts'

/** What a giver may leave unsaid in a handoff; the read-back is the receiver's. */
export type MissingField = keyof Pick<Handoff, 'why' | 'definitionOfDone' | 'stillOwed' | 'artifacts'>

/** [PR2] What a yes does; with several, one of them is chosen. */
export type Way =
  | { readonly kind: 'movePromise'; readonly date: Instant }
  | { readonly kind: 'start' }
  /** Added by a device that knows when its person is free. */
  | { readonly kind: 'takeSlot'; readonly from: Instant }
  | { readonly kind: 'dropDate' }
  | { readonly kind: 'unlink'; readonly dependency: DependencyId }
  | { readonly kind: 'giveTo'; readonly person: PersonId }
  | { readonly kind: 'askGiver' }
  | { readonly kind: 'delegateTo'; readonly person: PersonId }
  | { readonly kind: 'writeOff'; readonly links: 'keep' | 'remove' }
  | { readonly kind: 'moveDate'; readonly date: Instant }
  | { readonly kind: 'unpin' }
  /** [PR11] Does what a signal asks for: to its task, to a new one, to one that a person chose. */
  | { readonly kind: 'accept' }
  | { readonly kind: 'newTask' }
  | { readonly kind: 'aboutTask'; readonly task: TaskId }

/** The facts that a proposal rests on, by kind; what a person is told about it is worded from these. */
export type ProposalCause =
  /** `clientFacing` is the promise's own. */
  | { readonly kind: 'renegotiatePromise'; readonly promised: Instant; readonly clientFacing: boolean }
  | { readonly kind: 'startNow'; readonly clearSince: Instant }
  /** `early` finished at `finished`, and had been agreed to finish at `agreed`. */
  | {
      readonly kind: 'pullForward'
      readonly date: Instant
      readonly early: TaskId
      readonly finished: Instant
      readonly agreed: Instant
    }
  | { readonly kind: 'breakDeadlock'; readonly path: readonly TaskId[] }
  /** `owner` left the board; null: it has none. */
  | { readonly kind: 'reassignOrphan'; readonly owner: PersonId | null }
  | {
      readonly kind: 'askHandoff'
      readonly handoff: HandoffId
      readonly giver: PersonId
      readonly missing: readonly MissingField[]
    }
  | {
      readonly kind: 'delegateApproval'
      readonly approval: ApprovalId
      readonly approver: PersonId | null
      readonly requested: Instant
    }
  /** Nothing was heard since `heard`; `links` lead to work that waits for it. */
  | { readonly kind: 'writeOffZombie'; readonly heard: Instant; readonly links: readonly DependencyId[] }
  | {
      readonly kind: 'contradictedPin'
      readonly constraint: ConstraintType
      readonly wanted: Instant
      readonly driver: Driver
    }

/** [PR11] A signal that waits for a yes; what it asks for stands in the signal. */
export type SignalCause = { readonly kind: 'waitingSignal'; readonly signal: SignalId }

export type ProposalKind = Proposal['kind']

type Common = {
  readonly id: ProposalId
  /** In no order of rank; nobody: anybody may. */
  readonly deciders: readonly PersonId[]
  /** What a yes does, the likeliest first. */
  readonly ways: readonly Way[]
}

/** What the brain proposes about a task. */
export type TaskProposal = Common & ProposalCause & { readonly task: TaskId }

/** What a surface asks for; null where nobody's key, or several tasks', was meant. */
export type SignalProposal = Common & SignalCause & { readonly task: TaskId | null }

/** [PR1] [PR2] What could be done about something on the board, and who may say yes. Derived, never stored. */
export type Proposal = TaskProposal | SignalProposal
