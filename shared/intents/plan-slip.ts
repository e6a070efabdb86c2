import { assertNever } from '../lib/assert-never.ts'
import { succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'

import { creationValue } from './creation-value.ts'
import type { Draft } from './draft.ts'
import type { Intent } from './intent.ts'
import type { IntentProblem } from './intent-problem.ts'
import { readThing } from './read-thing.ts'
import { refuse } from './refuse.ts'
import { slipFields } from './thing-fields.ts'
import { writeFields } from './write-fields.ts'

/** What hubs write about the causes that they framed. [SL6] */
export type SlipIntent = Extract<Intent, { readonly type: 'recordSlip' | 'withdrawSlip' }>

/** Writes a slip's record, or whether its cause still stands, into the draft. */
export function planSlip(draft: Draft, intent: SlipIntent): Result<null, IntentProblem> {
  switch (intent.type) {
    case 'recordSlip': {
      const { id } = intent.record
      const value = creationValue({ root: 'slips', value: { ...intent.record, withdrawn: false } })
      let isReadable = true
      const report = (): void => {
        isReadable = false
      }
      if (readThing('slips', id, { created: value, edits: null, report }) === null || !isReadable)
        return refuse('invalid', 'This is nothing that can be kept as a slip.')
      // The same record again is nothing, another under its id is refused: where it is written. [DOC5]
      draft.write({ kind: 'create', root: 'slips', id, value })
      return succeed(null)
    }
    case 'withdrawSlip': {
      const slip = draft.graph().slips.get(intent.slip)
      if (slip === undefined) return refuse('unknownThing', 'What this moved was not kept.')
      return writeFields(draft, slip, slipFields, { withdrawn: intent.withdrawn })
    }
    default:
      return assertNever(intent)
  }
}
