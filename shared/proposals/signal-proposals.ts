import type { PersonId } from '../model/ids.ts'
import type { Signal, SignalFact } from '../model/signal.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { decidersOf } from '../signals/deeds-of-signal.ts'
import { deedsOfYes } from '../signals/deeds-of-yes.ts'
import { stateOfSignal } from '../signals/state-of-signal.ts'

import type { Ground } from './ground.ts'
import { proposalId } from './proposal-id.ts'
import type { Proposal, Way } from './proposal.ts'

/** [PR11] What a surface's signal asks for while it waits for a yes; null once it is decided, so already, or its task is gone. */
export function signalProposal({ graph, isHere }: Ground, signal: Signal): Proposal | null {
  if (stateOfSignal(signal) !== 'waits') return null
  const facts = signal.task === null ? null : graph.tasks.get(signal.task)
  if (facts === undefined) return null
  const deeds = deedsOfYes(graph, signal, signal.task)
  if (deeds.ok && deeds.value.length === 0) return null
  return {
    kind: 'waitingSignal',
    id: proposalId(signal, 'waitingSignal', signal.id),
    task: signal.task,
    deciders: facts === null ? [] : whose(graph, signal, facts).filter(isHere),
    ways: deeds.ok ? [wayOf(signal)] : [],
    signal: signal.id
  }
}

/** [PR10] Whether it is about its task alone: what it asks for then follows from that task and the signal, and from nothing else. */
export function isAboutTaskAlone({ kind }: SignalFact): boolean {
  return aboutTaskAlone.has(kind)
}

const aboutTaskAlone: ReadonlySet<SignalFact['kind']> = new Set([
  'started',
  'finished',
  'reopened',
  'progress',
  'estimate',
  'notBefore',
  'promiseMoved',
  'cancelled',
  'referenceAdded'
])

/** [SG15] A decision is its decider's, all else the owner's. */
function whose(graph: WorkGraph, { fact }: Signal, { id, owner }: Task): readonly (PersonId | null)[] {
  return fact.kind === 'approvalDecided' ? [...new Set(decidersOf(graph, id))] : [owner]
}

function wayOf({ fact, task }: Signal): Way {
  if (task === null) return { kind: 'newTask' }
  return fact.kind === 'promiseMoved' ? { kind: 'movePromise', date: fact.date } : { kind: 'accept' }
}
