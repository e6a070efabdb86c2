import { assertNever } from '../lib/assert-never.ts'
import { succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { ApprovalId } from '../model/ids.ts'
import { instantFromMilliseconds } from '../model/instant.ts'

import type { CommitContext } from './commit-context.ts'
import { createdBySignal } from './created-by-signal.ts'
import { creationValue } from './creation-value.ts'
import { deletion } from './deletion.ts'
import type { Draft } from './draft.ts'
import type { Intent } from './intent.ts'
import type { IntentProblem } from './intent-problem.ts'
import { signalFields } from './read-signal.ts'
import { readThing } from './read-thing.ts'
import { refuse } from './refuse.ts'
import { writeFields } from './write-fields.ts'

/** What becomes of what surfaces told. */
export type SignalIntent = Extract<Intent, { readonly type: 'keepSignal' | 'judgeSignal' }>

/** Writes a signal, or what was decided about it, into the draft. What it means for its task is the reader's to say. [SG3] */
export function planSignal(draft: Draft, intent: SignalIntent, context: CommitContext): Result<null, IntentProblem> {
  switch (intent.type) {
    case 'keepSignal': {
      const { id } = intent.signal
      const value = creationValue({
        root: 'signals',
        value: { ...intent.signal, verdict: null, reason: '', judged: null }
      })
      let isReadable = true
      const report = (): void => {
        isReadable = false
      }
      if (readThing('signals', id, { created: value, edits: null, report }) === null || !isReadable)
        return refuse('invalid', 'This is nothing that can be kept as a signal.')
      draft.write({ kind: 'create', root: 'signals', id, value })
      return succeed(null)
    }
    case 'judgeSignal': {
      const signal = draft.graph().signals.get(intent.signal)
      if (signal === undefined) return refuse('unknownThing', 'This signal is not on the board.')
      // [PR5] What was decided is not decided again.
      const decides = intent.verdict === 'accepted' || intent.verdict === 'declined'
      if (decides && signal.verdict !== null)
        return refuse('invalid', 'Somebody has decided about this signal already.')
      const decision = createdBySignal<ApprovalId>(signal.id)
      const goes = intent.verdict === 'takenBack' && signal.fact.kind === 'approvalDecided'
      // [SG10] What people decided stands; what a signal decided goes with it.
      if (goes && draft.graph().approvals.has(decision)) draft.write(deletion(decision, context))
      const judged = { by: context.by, at: instantFromMilliseconds(context.at) }
      return writeFields(draft, signal, signalFields, { verdict: intent.verdict, reason: intent.reason, judged })
    }
    default:
      return assertNever(intent)
  }
}
