import type * as Y from 'yjs'

import type { CommitContext } from '../intents/commit-context.ts'
import type { Intent } from '../intents/intent.ts'
import type { IntentProblem } from '../intents/intent-problem.ts'
import type { Inverse, Restore } from '../intents/inverse.ts'
import { planAgainst } from '../intents/plan-intent.ts'
import { succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { commitWrites } from './commit-writes.ts'
import { documentPresent } from './document-present.ts'

/** A commit that was made. */
export type Committed = {
  /** What takes it back, and, committed as a `revert`, gives what brings it again. */
  readonly inverse: Inverse
  /** How many transactions it took; 0 when there was nothing to change. */
  readonly parts: number
  /** What a revert could not take back, because it is not as it was written any more. [UN5] */
  readonly skipped: readonly Restore[]
}

/**
 * The one door by which people and signals write to a board. `graph` is the document's own, as its index reads it. All
 * is checked before the first transaction, because a transaction cannot be rolled back; a refused intent leaves the
 * document untouched.
 */
export function commitIntent(
  doc: Y.Doc,
  graph: WorkGraph,
  intent: Intent,
  context: CommitContext
): Result<Committed, IntentProblem> {
  const plan = planAgainst(graph, intent, context, documentPresent(doc))
  if (!plan.ok) return plan
  const written = commitWrites(doc, plan.value.writes, context)
  return written.ok ? succeed({ ...written.value, skipped: plan.value.skipped }) : written
}
