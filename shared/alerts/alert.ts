import type { ApprovalId, BoardId, CommentId, HandoffId, TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { ClearCause } from '../schedule/schedule.ts'

/** What a transition of the schedule means to *me*; derived, never stored in the document. (law 4) */
export type Alert =
  | {
      readonly kind: 'clearToStart'
      readonly key: string
      readonly task: TaskId
      readonly at: Instant
      readonly cause: ClearCause
    }
  /** Nothing stands before this approval any more, and nobody has asked for it. */
  | {
      readonly kind: 'approvalToAsk'
      readonly key: string
      readonly task: TaskId
      readonly at: Instant
      readonly cause: ClearCause
    }
  /** What was told under `key` is no longer true. */
  | { readonly kind: 'retracted'; readonly key: string; readonly task: TaskId }
  | {
      readonly kind: 'promiseBroken'
      readonly key: string
      readonly task: TaskId
      readonly promised: Instant
      readonly forecast: Instant
    }
  | { readonly kind: 'handoffToCatch'; readonly key: string; readonly task: TaskId; readonly handoff: HandoffId }
  | { readonly kind: 'approvalToDecide'; readonly key: string; readonly task: TaskId; readonly approval: ApprovalId }
  /** [AL9] A promise of mine is asked to move: because the forecast lies past it still, or by a signal that waits. */
  | {
      readonly kind: 'promiseProposed'
      readonly key: string
      readonly task: TaskId
      readonly by: 'forecast' | 'signal'
    }
  | { readonly kind: 'mentioned'; readonly key: string; readonly task: TaskId; readonly comment: CommentId }
  | { readonly kind: 'questionToAnswer'; readonly key: string; readonly task: TaskId; readonly comment: CommentId }

/** An alert in plain words, ready for the operating system: bounded, without control characters. */
export type AlertMessage = {
  readonly board: BoardId
  readonly task: TaskId
  /** Alike on every device; a device tells each key once. */
  readonly key: string
  readonly kind: Alert['kind']
  readonly title: string
  readonly body: string
  /** [AL17] */
  readonly slip?: SlipWords
  /** [NT4] Unix milliseconds at which its reader's working time goes on; left out while they work. */
  readonly quietUntil?: number
}

/** [AL17] What slipped, in the words of whom it hits: the same for all that it did to them, but for the promise. */
export type SlipWords = {
  /** Alike on every device, and another one when it slips again. */
  readonly id: string
  /** "Design slipped 2 days". */
  readonly title: string
  /** "9 of your tasks move"; empty where none does. */
  readonly moves: string
  /** Whose promise it breaks: "Launch". */
  readonly breaks: string
}
