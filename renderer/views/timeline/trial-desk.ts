import type { Intent } from '../../../shared/intents/intent.ts'
import type { IntentProblem } from '../../../shared/intents/intent-problem.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import type { Hypothesis } from '../../../shared/schedule/hypothesis.ts'
import type { Schedule } from '../../../shared/schedule/schedule.ts'
import type { Slip } from '../../../shared/schedule/slip.ts'
import { createStore } from '../../state/store.ts'
import type { Store } from '../../state/store.ts'

import type { DragChange, Grip } from './drag-change.ts'
import { createPreviewQueue } from './preview-queue.ts'
import type { Supposal } from './supposal.ts'

/** What the engine said of a supposal. `answers` is the one it was asked about, which the hand may have left already. */
export type TrialAnswer = { readonly answers: Supposal; readonly outcome: Result<Slip, string> }

/** What somebody tries on a bar, before anything is written. */
export type Trial = {
  readonly task: TaskId
  readonly grip: Grip
  readonly by: 'pointer' | 'keys'
  readonly change: DragChange
  /** Null where the change says what holds already. */
  readonly supposal: Supposal | null
  /** The latest answer, perhaps to an earlier supposal of this trial. */
  readonly answer: TrialAnswer | null
  /**
   * `trying` while the hand is on it; `deciding` once it let go and the answer is awaited; `asking` the person, because a
   * promise would break or nobody knows; `settling` once written, until the schedule `after` which the new one comes is gone.
   */
  readonly phase:
    | { readonly kind: 'trying' | 'deciding' | 'asking' }
    | { readonly kind: 'settling'; readonly after: Schedule | null }
}

export type Attempt = Pick<Trial, 'task' | 'grip' | 'by' | 'change' | 'supposal'>

/** Holds the one trial of a timeline. */
export type TrialDesk = {
  /** From now on these doors are used. */
  readonly follow: (parts: TrialDeskParts) => void
  readonly trial: Store<Trial | null>
  readonly attempt: (attempt: Attempt) => void
  /** The hand lets go of the bar: applies what breaks no promise, asks about what does. */
  readonly release: () => void
  readonly apply: () => void
  /** Nothing was meant. */
  readonly letGo: () => void
}

export type TrialDeskParts = {
  readonly preview: (hypothesis: Hypothesis) => Promise<Slip>
  readonly onIntent: (intent: Intent, label: string) => Result<null, IntentProblem>
  /** The one that is shown. */
  readonly schedule: Schedule | null
}

/** Opens a desk; nothing is written but by `apply`, and by `release` where the engine said that every promise holds. [SL4] */
export function createTrialDesk(first: TrialDeskParts): TrialDesk {
  let parts = first
  const trial = createStore<Trial | null>(null)
  const queue = createPreviewQueue<Supposal, Slip>(
    ({ hypothesis }) => parts.preview(hypothesis),
    (answers, outcome) => {
      const held = trial.get()
      if (held === null || held.phase.kind === 'settling') return
      trial.set({ ...held, answer: { answers, outcome } })
      if (held.phase.kind === 'deciding') decide()
    }
  )

  function letGo(): void {
    queue.clear()
    trial.set(null)
  }

  function decide(): void {
    const held = trial.get()
    if (held === null) return
    if (held.supposal === null) return letGo()
    if (held.answer?.answers !== held.supposal) return trial.set({ ...held, phase: { kind: 'deciding' } })
    const { outcome } = held.answer
    if (outcome.ok && outcome.value.brokenPromises.length === 0) return apply()
    trial.set({ ...held, phase: { kind: 'asking' } })
  }

  function apply(): void {
    const held = trial.get()
    if (held === null || held.supposal === null) return letGo()
    const after = parts.schedule
    const isMoving = held.answer !== null && held.answer.outcome.ok && held.answer.outcome.value.shifts.length > 0
    const written = parts.onIntent(held.supposal.intent, held.supposal.label)
    if (!written.ok || !isMoving) return letGo()
    queue.clear()
    trial.set({ ...held, phase: { kind: 'settling', after } })
  }

  return {
    trial,
    follow: (next) => {
      parts = next
    },
    attempt: (attempt) => {
      const held = trial.get()
      const isSame = held !== null && held.task === attempt.task && held.phase.kind === 'trying'
      if (isSame && JSON.stringify(held.change) === JSON.stringify(attempt.change)) return
      if (!isSame) queue.clear()
      trial.set({ ...attempt, answer: isSame ? held.answer : null, phase: { kind: 'trying' } })
      if (attempt.supposal !== null) queue.ask(attempt.supposal)
    },
    release: () => {
      if (trial.get()?.phase.kind === 'trying') decide()
    },
    apply,
    letGo
  }
}
