import type { ToldChange } from '../../../shared/intents/told-change.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { Signal } from '../../../shared/model/signal.ts'
import type { SignalState } from '../../../shared/signals/state-of-signal.ts'
import { nameOfField } from '../../state/name-of-field.ts'
import { formatMoment } from '../../ui/text/format-day.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'
import { formatDuration } from '../../ui/text/format-duration.ts'
import { valueWords } from '../task-panel/value-words.ts'
import type { ValueFrame } from '../task-panel/value-words.ts'

/** What a signal says of its task, as the end of a sentence: "finished", "is done to 60 %". */
export function factInWords({ fact, type }: Signal, frame: DateFrame, minutesPerDay: number): string {
  switch (fact.kind) {
    case 'started':
    case 'finished':
    case 'reopened':
    case 'cancelled':
      return fact.kind
    case 'progress':
      return `done to ${Math.round(fact.fraction * 100)} %`
    case 'estimate':
      return `estimated at ${formatDuration(fact.minutes, minutesPerDay)}`
    case 'notBefore':
      return fact.date === null ? 'may start any time' : `not before ${formatMoment(fact.date, frame)}`
    case 'promiseMoved':
      return `promised for ${formatMoment(fact.date, frame)}`
    case 'dependencyAdded':
      return `waits for ${fact.predecessor}`
    case 'dependencyRemoved':
      return `no longer waits for ${fact.predecessor}`
    case 'question':
      return `asks ${fact.asks}: ${fact.text}`
    case 'approvalRequested':
      return `is to be decided${fact.asks === null ? '' : ` by ${fact.asks}`}`
    case 'approvalDecided':
      return [`${fact.verdict} by ${fact.by ?? 'somebody'}`, fact.reason].filter((words) => words !== '').join(': ')
    case 'handoffOffered':
      return `is handed over${fact.predecessor === null ? '' : ` from ${fact.predecessor}`}`
    case 'handoffCaught':
      return `was taken over by ${fact.by ?? 'somebody'}: ${fact.readBack}`
    case 'referenceAdded':
      return `is about ${fact.reference}`
    case 'answer':
      return `was answered by ${fact.by ?? 'somebody'}: ${fact.text}`
    case 'kept':
      return type
    default:
      return assertNever(fact)
  }
}

/** [SG17] One thing that it changed: "changed the estimate: 3d → 5d". */
export function changeInWords(change: ToldChange, frame: ValueFrame): string {
  const name = nameOfField(change.field)
  const after = valueWords(change.field, change.after, frame)
  switch (change.kind) {
    case 'counts':
      return `changed ${name}: ${valueWords(change.field, change.before, frame)} → ${after}`
    case 'overtaken':
      return `set ${name} to ${after}, changed again since`
    default:
      return assertNever(change)
  }
}

/** What became of it where it does not wait. */
export const stateWords: Readonly<Record<Exclude<SignalState, 'waits'>, string>> = {
  counts: 'counts',
  kept: 'kept, and nothing more',
  accepted: 'accepted',
  declined: 'declined',
  takenBack: 'taken back'
}
