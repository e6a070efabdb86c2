import { assertNever } from '../lib/assert-never.ts'
import { succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { Approval } from '../model/approval.ts'
import type { Comment } from '../model/comment.ts'

import type { CommitContext } from './commit-context.ts'
import { creationValue } from './creation-value.ts'
import { deletion } from './deletion.ts'
import { doerOf } from './doer-of.ts'
import type { Draft } from './draft.ts'
import type { Intent } from './intent.ts'
import type { IntentProblem } from './intent-problem.ts'
import { checkPerson } from './plan-task.ts'
import { refuse } from './refuse.ts'
import { approvalFields, readCommentText, readDeed } from './thing-fields.ts'
import { writeFields } from './write-fields.ts'

type Outcome = Result<null, IntentProblem>

/** The intents by which people ask and answer. */
export type ConversationIntent = Extract<
  Intent,
  { readonly type: 'requestApproval' | 'withdrawRequest' | 'delegateApproval' | 'decideApproval' | 'addComment' }
>

/** Writes a question, an answer or a decision into the draft, or says why not. */
export function planConversation(draft: Draft, intent: ConversationIntent, context: CommitContext): Outcome {
  switch (intent.type) {
    case 'requestApproval':
      return requestApproval(draft, intent, context)
    case 'withdrawRequest': {
      const approval = openApproval(draft, intent.approval)
      if (!approval.ok) return approval
      draft.write(deletion(approval.value.id, context))
      return succeed(null)
    }
    case 'delegateApproval': {
      const approval = openApproval(draft, intent.approval)
      if (!approval.ok) return approval
      const refusal = checkPerson(draft, intent.delegate)
      return refusal ?? writeFields(draft, approval.value, approvalFields, { delegate: intent.delegate })
    }
    case 'decideApproval': {
      const approval = openApproval(draft, intent.approval)
      if (!approval.ok) return approval
      const unknown = checkPerson(draft, intent.by ?? null)
      if (unknown !== null) return unknown
      const decision = { by: doerOf(intent, context), at: intent.at, verdict: intent.verdict, reason: intent.reason }
      return writeFields(draft, approval.value, approvalFields, { decision })
    }
    case 'addComment':
      return addComment(draft, intent, context)
    default:
      return assertNever(intent)
  }
}

function requestApproval(
  draft: Draft,
  intent: Extract<ConversationIntent, { readonly type: 'requestApproval' }>,
  context: CommitContext
): Outcome {
  const { id, task: about, approver } = intent.approval
  const task = draft.graph().tasks.get(about)
  if (task === undefined) return refuse('unknownThing', 'This task is not on the board any more.')
  if (task.kind !== 'approval') return refuse('invalid', `“${task.title}” is not an approval.`)
  if (draft.find(id) !== null) return refuse('invalid', 'There is something with this id already.')
  const refusal = checkPerson(draft, approver) ?? checkPerson(draft, intent.by ?? null)
  if (refusal !== null) return refusal
  const requested = readDeed({ by: doerOf(intent, context), at: intent.at })
  if (requested === undefined) return refuse('invalid', 'This is no moment to ask at.')
  const value: Approval = { id, task: about, approver, delegate: null, requested, decision: null }
  draft.write({ kind: 'create', root: 'approvals', id, value: creationValue({ root: 'approvals', value }) })
  return succeed(null)
}

function openApproval(draft: Draft, id: Approval['id']): Result<Approval, IntentProblem> {
  const approval = draft.graph().approvals.get(id)
  if (approval === undefined) return refuse('unknownThing', 'This request is not on the board any more.')
  if (approval.decision !== null)
    return refuse('invalid', 'This request has been decided. Ask again for another decision.')
  return succeed(approval)
}

function addComment(
  draft: Draft,
  intent: Extract<ConversationIntent, { readonly type: 'addComment' }>,
  context: CommitContext
): Outcome {
  const { id, task, text, asks = null, answers = null } = intent.comment
  const graph = draft.graph()
  if (!graph.tasks.has(task)) return refuse('unknownThing', 'This task is not on the board any more.')
  if (draft.find(id) !== null) return refuse('invalid', 'There is something with this id already.')
  if (answers !== null && graph.comments.get(answers)?.task !== task)
    return refuse('unknownThing', 'The question is not in this thread.')
  const refusal = checkPerson(draft, asks) ?? checkPerson(draft, intent.by ?? null)
  if (refusal !== null) return refusal
  const written = readDeed({ by: doerOf(intent, context), at: intent.at })
  if (readCommentText(text) === undefined || written === undefined) {
    return refuse('invalid', 'A comment needs some text, 20,000 letters at most.')
  }
  const value: Comment = { id, task, text, written, asks, answers }
  draft.write({ kind: 'create', root: 'comments', id, value: creationValue({ root: 'comments', value }) })
  return succeed(null)
}
