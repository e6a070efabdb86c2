import { assertNever } from '../lib/assert-never.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { closedLoop } from './closed-loop.ts'
import type { CommitContext } from './commit-context.ts'
import { createDraft } from './draft.ts'
import type { Draft } from './draft.ts'
import type { Intent } from './intent.ts'
import type { IntentProblem } from './intent-problem.ts'
import type { Restore } from './inverse.ts'
import { planBaseline } from './plan-baseline.ts'
import { planBoard } from './plan-board.ts'
import { planConversation } from './plan-conversation.ts'
import { planDebt } from './plan-debt.ts'
import { planLink } from './plan-link.ts'
import { planRevert } from './plan-revert.ts'
import { planSignal } from './plan-signal.ts'
import { planSlip } from './plan-slip.ts'
import { planTask } from './plan-task.ts'
import { planVerdict } from './plan-verdict.ts'
import { planView } from './plan-view.ts'
import { nothingPresent } from './present.ts'
import type { Present } from './present.ts'
import { refuse } from './refuse.ts'
import type { Write } from './write.ts'

/** What an intent comes to: the writes, in order and at most one a field, and what a revert could not take back. */
export type Plan = { readonly writes: readonly Write[]; readonly skipped: readonly Restore[] }

/**
 * The writes that carry an intent out on this graph; an intent that changes nothing has none. Refused whole when it
 * names something unknown, closes a loop [CY1], moves finished work, or says something impossible. A `revert` takes
 * back nothing unless `present` tells what the document holds: `planAgainst` says what was skipped.
 */
export function planIntent(
  graph: WorkGraph,
  intent: Intent,
  context: CommitContext,
  present: Present = nothingPresent
): Result<readonly Write[], IntentProblem> {
  const plan = planAgainst(graph, intent, context, present)
  return plan.ok ? succeed(plan.value.writes) : plan
}

/** `planIntent` with the list of what a revert has to leave as it is. */
export function planAgainst(
  graph: WorkGraph,
  intent: Intent,
  context: CommitContext,
  present: Present
): Result<Plan, IntentProblem> {
  const draft = createDraft(graph, present)
  const done = carryInto(draft, intent, context)
  return done.ok ? succeed({ writes: lastWrites(draft.writes), skipped: draft.skipped }) : done
}

/**
 * [PR8] The graph as it would be with an intent carried out; nothing is written. Read it at once: it shares what it may with
 * `graph`, and is no value to keep.
 */
export function supposeIntent(
  graph: WorkGraph,
  intent: Intent,
  context: CommitContext
): Result<WorkGraph, IntentProblem> {
  const draft = createDraft(graph, nothingPresent)
  const done = carryInto(draft, intent, context)
  return done.ok ? succeed(draft.graph()) : done
}

function carryInto(draft: Draft, intent: Intent, context: CommitContext): Result<null, IntentProblem> {
  const done = intent.type === 'revert' ? planRevert(draft, intent.inverse, context) : step(draft, intent, context)
  if (!done.ok) return done
  const loop = closedLoop(draft.graph(), draft.links)
  if (loop !== null) {
    const titles = [...loop.path, ...loop.path.slice(0, 1)].map((id) => `“${draft.graph().tasks.get(id)?.title ?? id}”`)
    const way = titles.length > 8 ? [...titles.slice(0, 4), '…', ...titles.slice(-3)] : titles
    return fail({ kind: 'cycle', message: `This would close a loop: ${way.join(' → ')}.`, path: loop.path })
  }
  return succeed(null)
}

function step(draft: Draft, intent: Intent, context: CommitContext): Result<null, IntentProblem> {
  switch (intent.type) {
    case 'createTask':
    case 'editTask':
    case 'startTask':
    case 'finishTask':
    case 'reopenTask':
    case 'recordRemaining':
    case 'pauseTask':
    case 'resumeTask':
    case 'waitOnPurpose':
    case 'cancelTask':
    case 'deleteTask':
    case 'addReference':
    case 'removeReference':
      return planTask(draft, intent, context)
    case 'addDependency':
    case 'editDependency':
    case 'removeDependency':
    case 'offerHandoff':
    case 'editHandoff':
    case 'catchHandoff':
    case 'withdrawHandoff':
      return planLink(draft, intent, context)
    case 'requestApproval':
    case 'withdrawRequest':
    case 'delegateApproval':
    case 'decideApproval':
    case 'addComment':
      return planConversation(draft, intent, context)
    case 'addPerson':
    case 'editPerson':
    case 'addLogin':
    case 'removeLogin':
    case 'addCalendar':
    case 'editBoard':
      return planBoard(draft, intent)
    case 'setBaseline':
    case 'renameBaseline':
    case 'activateBaseline':
    case 'clearBaseline':
      return planBaseline(draft, intent, context)
    case 'recordSlip':
    case 'withdrawSlip':
      return planSlip(draft, intent)
    case 'logTime':
    case 'recordNudge':
    case 'recordDecision':
    case 'followUpDecision':
    case 'withdrawFact':
    case 'writeOffTask':
      return planDebt(draft, intent, context)
    case 'saveView':
    case 'editView':
    case 'removeView':
      return planView(draft, intent, context)
    case 'keepSignal':
    case 'judgeSignal':
      return planSignal(draft, intent, context)
    case 'judgeProposal':
      return planVerdict(draft, intent, context)
    case 'together':
      for (const member of intent.intents) {
        const done = step(draft, member, context)
        if (!done.ok) return done
      }
      return succeed(null)
    case 'revert':
      return refuse('invalid', 'Undo and redo are steps of their own.')
    default:
      return assertNever(intent)
  }
}

/** Of several writes to one field only the last is kept, at the place of the first. */
function lastWrites(writes: readonly Write[]): readonly Write[] {
  const kept = new Map<string, Write>()
  for (const write of writes) kept.set(keyOf(write), write)
  return [...kept.values()]
}

function keyOf(write: Write): string {
  switch (write.kind) {
    case 'create':
      return write.id
    case 'edit':
      return `${write.id}/${write.field}`
    case 'setting':
      return `/${write.field}`
    default:
      return assertNever(write)
  }
}
