import { createDraft } from '../intents/draft.ts'
import type { Intent } from '../intents/intent.ts'
import { planIntent } from '../intents/plan-intent.ts'
import { nothingPresent } from '../intents/present.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { emptyGraph } from '../model/empty-graph.ts'
import type { BoardId, IntentId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

/** The board that an import makes of an empty one, outside of any document; or the sentence that says why it is refused. */
export function importedGraph(intent: Intent): Result<WorkGraph, string> {
  const empty = emptyGraph('imported' as BoardId)
  const plan = planIntent(empty, intent, { id: 'import' as IntentId, by: null, at: 0 })
  if (!plan.ok) return fail(plan.failure.message)
  const draft = createDraft(empty, nothingPresent)
  for (const write of plan.value) draft.write(write)
  return succeed(draft.graph())
}
