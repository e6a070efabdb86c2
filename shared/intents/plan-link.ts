import { assertNever } from '../lib/assert-never.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { Dependency } from '../model/dependency.ts'
import { instantFromMilliseconds } from '../model/instant.ts'

import type { CommitContext } from './commit-context.ts'
import { creationValue } from './creation-value.ts'
import { deletion } from './deletion.ts'
import { doerOf } from './doer-of.ts'
import type { Draft } from './draft.ts'
import type { Intent, NewDependency } from './intent.ts'
import type { IntentProblem } from './intent-problem.ts'
import { checkCalendar, checkPerson } from './plan-task.ts'
import { readChange } from './read-change.ts'
import { refuse } from './refuse.ts'
import { dependencyFields, handoffFields, readDeed } from './thing-fields.ts'
import { writeFields } from './write-fields.ts'

type Outcome = Result<null, IntentProblem>

/** The intents that are about dependencies and what passes along them. */
export type LinkIntent = Extract<
  Intent,
  {
    readonly type:
      | 'addDependency'
      | 'editDependency'
      | 'removeDependency'
      | 'offerHandoff'
      | 'editHandoff'
      | 'catchHandoff'
      | 'withdrawHandoff'
  }
>

/** Writes an intent about a link into the draft, or says why not. Loops are looked for once the whole plan stands. [CY1] */
export function planLink(draft: Draft, intent: LinkIntent, context: CommitContext): Outcome {
  switch (intent.type) {
    case 'addDependency':
      return addDependency(draft, intent.dependency, context)
    case 'editDependency': {
      const dependency = draft.graph().dependencies.get(intent.dependency)
      if (dependency === undefined) return unknownLink()
      return writeFields(draft, dependency, dependencyFields, intent.change)
    }
    case 'removeDependency': {
      if (!draft.graph().dependencies.has(intent.dependency)) return unknownLink()
      draft.write(deletion(intent.dependency, context))
      return succeed(null)
    }
    case 'offerHandoff':
      return offerHandoff(draft, intent, context)
    case 'editHandoff': {
      const handoff = draft.graph().handoffs.get(intent.handoff)
      if (handoff === undefined) return unknownHandoff()
      const { why, definitionOfDone, stillOwed, artifacts, readBack } = handoffFields
      return writeFields(draft, handoff, { why, definitionOfDone, stillOwed, artifacts, readBack }, intent.change)
    }
    case 'catchHandoff': {
      const handoff = draft.graph().handoffs.get(intent.handoff)
      if (handoff === undefined) return unknownHandoff()
      if (handoff.caught !== null) return refuse('invalid', 'This handoff has been caught already.')
      return (
        checkPerson(draft, intent.by ?? null) ??
        writeFields(draft, handoff, handoffFields, {
          caught: { by: doerOf(intent, context), at: intent.at },
          readBack: intent.readBack
        })
      )
    }
    case 'withdrawHandoff': {
      const handoff = draft.graph().handoffs.get(intent.handoff)
      if (handoff === undefined) return unknownHandoff()
      if (handoff.caught !== null) return refuse('invalid', 'This handoff has been caught: it cannot be taken back.')
      draft.write(deletion(handoff.id, context))
      return succeed(null)
    }
    default:
      return assertNever(intent)
  }
}

function addDependency(draft: Draft, given: NewDependency, context: CommitContext): Outcome {
  const graph = draft.graph()
  const [before, after] = [graph.tasks.get(given.predecessor), graph.tasks.get(given.successor)]
  if (before === undefined || after === undefined) return refuse('unknownThing', 'A task to link is not on the board.')
  if (before === after)
    return fail({ kind: 'cycle', message: `“${before.title}” cannot wait for itself.`, path: [before.id] })
  if (draft.find(given.id) !== null) return refuse('invalid', 'There is something with this id already.')
  const dependency: Dependency = {
    id: given.id,
    predecessor: given.predecessor,
    successor: given.successor,
    type: given.type ?? 'finishToStart',
    lag: given.lag ?? { minutes: 0, unit: 'working' },
    lagCalendar: given.lagCalendar ?? null,
    createdAt: instantFromMilliseconds(context.at),
    createdBy: context.by
  }
  const readable = readChange({ type: dependency.type, lag: dependency.lag }, dependencyFields, {})
  if (!readable.ok) return readable
  const refusal = checkCalendar(draft, dependency.lagCalendar)
  if (refusal !== null) return refusal
  if (draft.isLinked(dependency))
    return refuse('invalid', `“${before.title}” and “${after.title}” are linked like this already.`)
  draft.write({
    kind: 'create',
    root: 'dependencies',
    id: given.id,
    value: creationValue({ root: 'dependencies', value: dependency })
  })
  draft.link({ kind: 'dependency', dependency })
  return succeed(null)
}

function offerHandoff(
  draft: Draft,
  intent: Extract<LinkIntent, { readonly type: 'offerHandoff' }>,
  context: CommitContext
): Outcome {
  const {
    id,
    dependency,
    from,
    to,
    why = '',
    definitionOfDone = '',
    stillOwed = '',
    artifacts = '',
    readBack = ''
  } = intent.handoff
  if (!draft.graph().dependencies.has(dependency)) return unknownLink()
  if (draft.find(id) !== null) return refuse('invalid', 'There is something with this id already.')
  const refusal = checkPerson(draft, from) ?? checkPerson(draft, to) ?? checkPerson(draft, intent.by ?? null)
  if (refusal !== null) return refusal
  const fields = { why, definitionOfDone, stillOwed, artifacts, readBack }
  const offered = readDeed({ by: doerOf(intent, context), at: intent.at })
  const readable = readChange(fields, handoffFields, {})
  if (!readable.ok) return readable
  if (offered === undefined) return refuse('invalid', 'This is no moment to offer a handoff at.')
  const createdAt = instantFromMilliseconds(context.at)
  const value = { id, dependency, from, to, ...fields, offered, caught: null, createdAt }
  draft.write({ kind: 'create', root: 'handoffs', id, value: creationValue({ root: 'handoffs', value }) })
  return succeed(null)
}

function unknownLink(): Outcome {
  return refuse('unknownThing', 'This link is not on the board any more.')
}

function unknownHandoff(): Outcome {
  return refuse('unknownThing', 'This handoff is not on the board any more.')
}
