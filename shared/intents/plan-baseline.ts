import { assertNever } from '../lib/assert-never.ts'
import { succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { stableId } from '../lib/stable-id.ts'
import type { BaselinePart } from '../model/baseline.ts'
import { parseId } from '../model/ids.ts'
import type { BaselineId, BaselinePartId } from '../model/ids.ts'

import type { CommitContext } from './commit-context.ts'
import { creationValue } from './creation-value.ts'
import { deletion } from './deletion.ts'
import type { Draft } from './draft.ts'
import type { Intent, NewBaseline } from './intent.ts'
import type { IntentProblem } from './intent-problem.ts'
import { readChange } from './read-change.ts'
import { refuse } from './refuse.ts'
import { baselineFields } from './thing-fields.ts'
import { writeFields } from './write-fields.ts'

type Outcome = Result<null, IntentProblem>

/** The intents about baselines. */
export type BaselineIntent = Extract<
  Intent,
  { readonly type: 'setBaseline' | 'renameBaseline' | 'activateBaseline' | 'clearBaseline' }
>

/**
 * Tasks in one part: its lists stay below the gate's 4,096 and, with ids of 64 letters, its value below the 200 KiB of
 * one update (64 + 6 for the id, 9 for each number: 97 bytes a task at most).
 */
const partSize = 2000

/** Writes an intent about baselines into the draft, or says why not. [IT8] */
export function planBaseline(draft: Draft, intent: BaselineIntent, context: CommitContext): Outcome {
  switch (intent.type) {
    case 'setBaseline':
      return setBaseline(draft, intent, context)
    case 'renameBaseline': {
      const { baseline: id, name } = intent
      return checkBaseline(draft, id) ?? writeFields(draft, { id }, baselineFields, { name })
    }
    case 'activateBaseline': {
      const refusal = checkBaseline(draft, intent.baseline)
      if (refusal !== null) return refusal
      if (draft.graph().board.baseline !== intent.baseline)
        draft.write({ kind: 'setting', field: 'baseline', value: intent.baseline })
      return succeed(null)
    }
    case 'clearBaseline': {
      const refusal = checkBaseline(draft, intent.baseline)
      if (refusal !== null) return refusal
      draft.write(deletion(intent.baseline, context))
      return succeed(null)
    }
    default:
      return assertNever(intent)
  }
}

function setBaseline(
  draft: Draft,
  { baseline, at }: Extract<BaselineIntent, { readonly type: 'setBaseline' }>,
  { by }: CommitContext
): Outcome {
  const { id, name, dates } = baseline
  if (draft.find(id) !== null) return refuse('invalid', 'There is something with this id already.')
  const readName = readChange({ name }, baselineFields, {})
  if (!readName.ok) return readName
  if (dates.length === 0) return refuse('invalid', 'There is nothing with a date to keep in a baseline.')
  const { tasks } = draft.graph()
  if (dates.some(({ task }) => !tasks.has(task)))
    return refuse('unknownThing', 'A task of the baseline is not on the board.')
  if (dates.some(({ start, finish }) => start > finish))
    return refuse('invalid', 'A task of the baseline finishes before it starts.')
  if (new Set(dates.map(({ task }) => task)).size < dates.length)
    return refuse('invalid', 'A task is in the baseline twice.')
  const value = { id, name, set: { by, at } }
  draft.write({ kind: 'create', root: 'baselines', id, value: creationValue({ root: 'baselines', value }) })
  for (let from = 0; from < dates.length; from += partSize) {
    const part = partOf(baseline, from)
    draft.write({
      kind: 'create',
      root: 'baselineParts',
      id: part.id,
      value: creationValue({ root: 'baselineParts', value: part })
    })
  }
  return succeed(null)
}

/** Its id follows from the baseline's, so that whoever sets one needs no id but that. */
function partOf({ id, dates }: NewBaseline, from: number): BaselinePart {
  const part = parseId<BaselinePartId>(stableId('baselinePart', id, `${from / partSize}`))
  if (!part.ok) throw new Error(part.failure)
  const some = dates.slice(from, from + partSize)
  return {
    id: part.value,
    baseline: id,
    tasks: some.map(({ task }) => task),
    starts: some.map(({ start }) => start),
    finishes: some.map(({ finish }) => finish),
    work: some.map(({ work }) => work)
  }
}

/** A refusal where somebody names a baseline that is not on the board. */
export function checkBaseline(draft: Draft, baseline: BaselineId | null): Result<never, IntentProblem> | null {
  if (baseline === null || draft.graph().baselines.has(baseline)) return null
  return refuse('unknownThing', 'This baseline is not on the board.')
}
