import type { WorkGraph } from '../model/work-graph.ts'

import type { Proposal, Way } from './proposal.ts'

/** [PR9] Why a way takes a second look before its yes. */
export type Gate = 'clientFacing' | 'destructive'

/** [PR9] [PR11] What stands before a way; null where one press is enough. What destroys is said first. */
export function gateOf(graph: WorkGraph, proposal: Proposal, way: Way): Gate | null {
  const signal = proposal.kind === 'waitingSignal' ? graph.signals.get(proposal.signal) : undefined
  const takesAway = signal?.fact.kind === 'cancelled' || signal?.fact.kind === 'dependencyRemoved'
  if (takesAway || way.kind === 'writeOff' || way.kind === 'unlink') return 'destructive'
  const isPromised = proposal.task !== null && graph.tasks.get(proposal.task)?.promise?.clientFacing === true
  return signal?.clientFacing === true || (way.kind === 'movePromise' && isPromised) ? 'clientFacing' : null
}
