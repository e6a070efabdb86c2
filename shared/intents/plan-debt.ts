import { assertNever } from '../lib/assert-never.ts'
import { succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { isOpenTask } from '../model/is-open-task.ts'
import type { Nudge } from '../model/nudge.ts'
import type { TeamDecision } from '../model/team-decision.ts'
import type { WorklogEntry } from '../model/worklog-entry.ts'

import type { CommitContext } from './commit-context.ts'
import { creationValue } from './creation-value.ts'
import { deletion } from './deletion.ts'
import type { Draft } from './draft.ts'
import type { Intent } from './intent.ts'
import type { IntentProblem } from './intent-problem.ts'
import { checkPerson, planTask } from './plan-task.ts'
import { refuse } from './refuse.ts'
import { readDeed, readCommentText, readReason, readWorkMinutes, teamDecisionFields } from './thing-fields.ts'
import type { Thing } from './thing.ts'
import { writeFields } from './write-fields.ts'

type Outcome = Result<null, IntentProblem>

type Making<Type extends Intent['type']> = Extract<Intent, { readonly type: Type }>

/** The intents that record what the debt is computed from. */
export type DebtIntent = Making<
  'logTime' | 'recordNudge' | 'recordDecision' | 'followUpDecision' | 'withdrawFact' | 'writeOffTask'
>

/** Writes a fact of the debt into the draft, or says why not. */
export function planDebt(draft: Draft, intent: DebtIntent, context: CommitContext): Outcome {
  switch (intent.type) {
    case 'logTime':
      return logTime(draft, intent, context)
    case 'recordNudge':
      return recordNudge(draft, intent, context)
    case 'recordDecision':
      return recordDecision(draft, intent, context)
    case 'followUpDecision': {
      const decision = draft.graph().decisions.get(intent.decision)
      if (decision === undefined) return refuse('unknownThing', 'This decision is not on the board any more.')
      return (
        checkTask(draft, intent.followUp) ??
        writeFields(draft, decision, teamDecisionFields, { followUp: intent.followUp })
      )
    }
    case 'withdrawFact': {
      const known = draft.find(intent.fact)
      if (known === null || !(known.root === 'worklog' || known.root === 'nudges' || known.root === 'decisions'))
        return refuse('unknownThing', 'This record is not on the board any more.')
      draft.write(deletion(intent.fact, context))
      return succeed(null)
    }
    case 'writeOffTask':
      return writeOff(draft, intent, context)
    default:
      return assertNever(intent)
  }
}

/** [DF1] */
function logTime(draft: Draft, { entry, at }: Making<'logTime'>, context: CommitContext): Outcome {
  const logged = readDeed({ by: context.by, at })
  const minutes = readWorkMinutes(entry.minutes)
  const note = readReason(entry.note ?? '')
  if (logged === undefined || minutes === undefined)
    return refuse('invalid', 'Logged work is a whole number of minutes, at least one.')
  if (note === undefined) return refuse('invalid', 'A note on logged work has 2,000 letters at most.')
  const refusal = checkTask(draft, entry.task) ?? checkPerson(draft, entry.person)
  const value: WorklogEntry = { id: entry.id, task: entry.task, person: entry.person, minutes, note, logged }
  return refusal ?? create(draft, { root: 'worklog', value })
}

/** [DF2] */
function recordNudge(draft: Draft, { nudge, at }: Making<'recordNudge'>, context: CommitContext): Outcome {
  const given = readDeed({ by: context.by, at })
  if (given === undefined) return refuse('invalid', 'This is no moment to ask at.')
  if (draft.find(nudge.about) === null)
    return refuse('unknownThing', 'What was asked about is not on the board any more.')
  const value: Nudge = { id: nudge.id, about: nudge.about, given }
  return create(draft, { root: 'nudges', value })
}

/** [DF3] */
function recordDecision(draft: Draft, { decision, at }: Making<'recordDecision'>, context: CommitContext): Outcome {
  const { id, text, task, follower, followUp } = decision
  const made = readDeed({ by: context.by, at })
  if (readCommentText(text) === undefined || made === undefined)
    return refuse('invalid', 'A decision needs some text, 20,000 letters at most.')
  const refusal = checkTask(draft, task) ?? checkTask(draft, followUp) ?? checkPerson(draft, follower)
  const value: TeamDecision = { id, text, task, follower, followUp, made }
  return refusal ?? create(draft, { root: 'decisions', value })
}

/** [DF5] The task is cancelled and says why; each task under a summary that goes with it says the same. */
function writeOff(draft: Draft, { task, reason, at }: Making<'writeOffTask'>, context: CommitContext): Outcome {
  if (reason.trim() === '') return refuse('invalid', 'Why it is given up has to be said.')
  const open = new Set([...draft.graph().tasks.values()].filter(isOpenTask).map(({ id }) => id))
  if (!open.has(task)) return refuse('invalid', 'This is finished or cancelled: there is nothing to give up.')
  const cancelled = planTask(draft, { type: 'cancelTask', task, at }, context)
  if (!cancelled.ok) return cancelled
  const given = [...draft.graph().tasks.values()].filter((one) => open.has(one.id) && !isOpenTask(one))
  for (const { id } of given) {
    const written = planTask(
      draft,
      { type: 'editTask', task: id, change: { writtenOff: { at, reason, by: context.by } } },
      context
    )
    if (!written.ok) return written
  }
  return succeed(null)
}

function checkTask(draft: Draft, task: TeamDecision['task']): Result<never, IntentProblem> | null {
  const known = task === null || draft.graph().tasks.has(task)
  return known ? null : refuse('unknownThing', 'This task is not on the board any more.')
}

function create(draft: Draft, thing: Extract<Thing, { readonly root: 'worklog' | 'nudges' | 'decisions' }>): Outcome {
  const { root, value } = thing
  if (draft.find(value.id) !== null) return refuse('invalid', 'There is something with this id already.')
  draft.write({ kind: 'create', root, id: value.id, value: creationValue(thing) })
  return succeed(null)
}
