import type { Deed } from './handoff.ts'
import type { SignalId, TaskId } from './ids.ts'
import type { Instant, WorkingMinutes } from './instant.ts'

/** What a surface said happened. A reference is a short key or a task's id, as it was said. */
export type SignalFact =
  | { readonly kind: 'started' }
  | { readonly kind: 'finished' }
  | { readonly kind: 'reopened' }
  /** Share done, 0 to 1. */
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'estimate'; readonly minutes: WorkingMinutes }
  | { readonly kind: 'notBefore'; readonly date: Instant | null }
  | { readonly kind: 'dependencyAdded'; readonly predecessor: string }
  | { readonly kind: 'question'; readonly text: string; readonly asks: string }
  | { readonly kind: 'promiseMoved'; readonly date: Instant }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'dependencyRemoved'; readonly predecessor: string }
  /** Who is asked, as the event names them; null: whoever owns the approval. */
  | { readonly kind: 'approvalRequested'; readonly asks: string | null; readonly by: string | null }
  /** `by`: a login of whoever decided. */
  | {
      readonly kind: 'approvalDecided'
      readonly verdict: 'granted' | 'declined'
      readonly by: string | null
      readonly reason: string
    }
  /** What passes on to the signal's task from `predecessor`; null: from the only one that it waits for. */
  | {
      readonly kind: 'handoffOffered'
      readonly predecessor: string | null
      readonly by: string | null
      readonly why: string
      readonly definitionOfDone: string
      readonly stillOwed: string
      readonly artifacts: string
    }
  | {
      readonly kind: 'handoffCaught'
      readonly predecessor: string | null
      readonly by: string | null
      readonly readBack: string
    }
  /** [XR1] An address that the task is about. */
  | { readonly kind: 'referenceAdded'; readonly reference: string }
  | { readonly kind: 'answer'; readonly text: string; readonly by: string | null }
  /** [SG9] A type that this version knows but does not carry out, or does not know; `data` is the beginning of what came with it. */
  | { readonly kind: 'kept'; readonly known: boolean; readonly data: string }

/** [SG8] [SG10] What people decided about a signal; null: nothing, it counts by itself or waits. */
export type SignalVerdict = 'accepted' | 'declined' | 'takenBack'

/** [SG2] An event as a board keeps it: a function of the event, and of which task it was about. */
export type Signal = {
  readonly id: SignalId
  /** As the event names them: who told it, and which of theirs it is. */
  readonly source: string
  readonly event: string
  readonly type: string
  readonly subject: string
  /** When it happened, in Unix milliseconds. */
  readonly at: number
  /** Null where the subject meant no task, or several. */
  readonly task: TaskId | null
  readonly fact: SignalFact
  /** Whether its data was marked as facing a client. */
  readonly clientFacing: boolean
  /** [SG8] Whether it could not be carried out by itself when it came, and waits for a person. */
  readonly waits: boolean
  readonly verdict: SignalVerdict | null
  /** Why it was decided so; empty where nobody said. */
  readonly reason: string
  /** Who decided it, and when; null where nobody has, and of what was decided before this was kept. */
  readonly judged: Deed | null
}

/** What is kept of an event when it comes: nobody has decided about it yet. */
export type KeptSignal = Omit<Signal, 'verdict' | 'reason' | 'judged'>
