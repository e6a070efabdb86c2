import { createdBySignal } from '../intents/created-by-signal.ts'
import type { Intent } from '../intents/intent.ts'
import { assertNever } from '../lib/assert-never.ts'
import type { ApprovalId, HandoffId } from '../model/ids.ts'
import type { Signal } from '../model/signal.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { linkToldAlone } from './told-link.ts'

/** [SG10] Takes back a signal that counts, as one step, with what it made. */
export function takeBack(graph: WorkGraph, signal: Signal): Intent {
  const judge: Intent = { type: 'judgeSignal', signal: signal.id, verdict: 'takenBack', reason: '' }
  const undone = undoing(graph, signal)
  const label = `${signal.type} ${signal.subject}`.trim()
  return undone.length === 0 ? judge : { type: 'together', label, intents: [judge, ...undone] }
}

/** [SG10] What goes with a signal that is taken back: what it made, while nobody has ended it. (A decision goes by the judgement itself.) */
function undoing(graph: WorkGraph, signal: Signal): readonly Intent[] {
  const { id, fact, task } = signal
  switch (fact.kind) {
    case 'dependencyAdded': {
      const dependency = linkToldAlone(graph, signal)
      return dependency === null ? [] : [{ type: 'removeDependency', dependency }]
    }
    case 'approvalRequested': {
      const approval = createdBySignal<ApprovalId>(id)
      return graph.approvals.get(approval)?.decision === null ? [{ type: 'withdrawRequest', approval }] : []
    }
    case 'referenceAdded':
      return task === null ? [] : [{ type: 'removeReference', task, reference: fact.reference }]
    case 'handoffOffered': {
      const handoff = createdBySignal<HandoffId>(id)
      return graph.handoffs.get(handoff)?.caught === null ? [{ type: 'withdrawHandoff', handoff }] : []
    }
    case 'started':
    case 'finished':
    case 'reopened':
    case 'progress':
    case 'estimate':
    case 'notBefore':
    case 'question':
    case 'answer':
    case 'approvalDecided':
    case 'promiseMoved':
    case 'cancelled':
    case 'dependencyRemoved':
    case 'handoffCaught':
    case 'kept':
      return []
    default:
      return assertNever(fact)
  }
}
