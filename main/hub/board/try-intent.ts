import type { Intent } from '../../../shared/intents/intent.ts'
import { supposeIntent } from '../../../shared/intents/plan-intent.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { IntentId, TaskId } from '../../../shared/model/ids.ts'
import { millisecondsOf } from '../../../shared/model/instant.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { Slip } from '../../../shared/schedule/slip.ts'
import type { BoardEngine } from '../engine/board-engine.ts'

/** [PR8] [WO7] What an intent would move on a board: nobody's, and never written. The failure is a sentence. */
export function tryIntent(
  graph: WorkGraph,
  engine: Pick<BoardEngine, 'schedule' | 'tryGraph'>,
  intent: Intent,
  task: TaskId
): Result<Slip, string> {
  const context = { id: 'trial' as IntentId, by: null, at: millisecondsOf(engine.schedule().now) }
  const supposed = supposeIntent(graph, intent, context)
  return supposed.ok ? succeed(engine.tryGraph(supposed.value, task)) : fail(supposed.failure.message)
}
