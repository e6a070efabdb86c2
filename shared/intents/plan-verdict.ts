import type { Result } from '../lib/result.ts'
import { instantFromMilliseconds } from '../model/instant.ts'
import type { Verdict } from '../model/verdict.ts'

import type { CommitContext } from './commit-context.ts'
import { creationValue } from './creation-value.ts'
import type { Draft } from './draft.ts'
import type { Intent } from './intent.ts'
import type { IntentProblem } from './intent-problem.ts'
import { refuse } from './refuse.ts'
import { verdictFields } from './thing-fields.ts'
import { writeFields } from './write-fields.ts'

/** What became of a proposal. */
export type VerdictIntent = Extract<Intent, { readonly type: 'judgeProposal' }>

/** [PR5] [PR6] Writes a decision about a proposal into the draft; what has been decided is not decided again. */
export function planVerdict(
  draft: Draft,
  { proposal: id, task, verdict, reason }: VerdictIntent,
  context: CommitContext
): Result<null, IntentProblem> {
  const graph = draft.graph()
  const before = graph.verdicts.get(id)?.decision ?? null
  if (before !== null) return refuse('invalid', `This proposal has been ${before.verdict} already.`)
  if (!graph.tasks.has(task)) return refuse('unknownThing', 'This task is not on the board any more.')
  const undecided: Verdict = { id, task, decision: null }
  draft.write({ kind: 'create', root: 'verdicts', id, value: creationValue({ root: 'verdicts', value: undecided }) })
  const decision = { by: context.by, at: instantFromMilliseconds(context.at), verdict, reason }
  return writeFields(draft, undecided, verdictFields, { decision })
}
