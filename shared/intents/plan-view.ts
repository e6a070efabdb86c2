import { assertNever } from '../lib/assert-never.ts'
import { succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'

import type { CommitContext } from './commit-context.ts'
import { creationValue } from './creation-value.ts'
import { deletion } from './deletion.ts'
import type { Draft } from './draft.ts'
import type { Intent } from './intent.ts'
import type { IntentProblem } from './intent-problem.ts'
import { readChange } from './read-change.ts'
import { viewFields } from './read-view.ts'
import { refuse } from './refuse.ts'
import { writeFields } from './write-fields.ts'

/** The intents about saved views. */
export type ViewIntent = Extract<Intent, { readonly type: 'saveView' | 'editView' | 'removeView' }>

/** [BV9] Writes an intent about saved views into the draft, or says why not. */
export function planView(draft: Draft, intent: ViewIntent, context: CommitContext): Result<null, IntentProblem> {
  switch (intent.type) {
    case 'saveView': {
      const { id, name, look, filters } = intent.view
      if (draft.find(id) !== null) return refuse('invalid', 'There is something with this id already.')
      const read = readChange({ name, look, filters }, viewFields, {})
      if (!read.ok) return read
      const value = creationValue({ root: 'views', value: { id, name, look, filters } })
      draft.write({ kind: 'create', root: 'views', id, value })
      return succeed(null)
    }
    case 'editView': {
      const view = draft.graph().views.get(intent.view)
      if (view === undefined) return refuse('unknownThing', 'This view is not on the board any more.')
      return writeFields(draft, view, viewFields, intent.change)
    }
    case 'removeView': {
      if (!draft.graph().views.has(intent.view))
        return refuse('unknownThing', 'This view is not on the board any more.')
      draft.write(deletion(intent.view, context))
      return succeed(null)
    }
    default:
      return assertNever(intent)
  }
}
