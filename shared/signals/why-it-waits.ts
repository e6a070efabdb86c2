import type { KeptSignal } from '../model/signal.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { deedsOfSignal, isOfDecider } from './deeds-of-signal.ts'
import { permissionOf } from './signal-rules.ts'
import { tasksMeant, whichTask } from './tasks-named.ts'

/** [SG8] Why a signal that is not only kept waits for a yes, as a sentence; null where nothing keeps it waiting any more. */
export function whyItWaits(graph: WorkGraph, signal: KeptSignal): string | null {
  const why = mustWait(graph, signal)
  if (why !== null || signal.task === null) return why
  const done = deedsOfSignal(graph, { ...signal, task: signal.task })
  return done.ok ? null : done.failure
}

/** [SG7] [SG8] [SG15] Why it waits before anybody looks at what it would do. */
export function mustWait(graph: WorkGraph, signal: KeptSignal): string | null {
  const { subject, task, fact } = signal
  if (task === null) {
    const meant = tasksMeant(graph, subject, fact)
    return meant.length === 1 ? `“${subject}” meant no one task when it came.` : whichTask(subject, meant)
  }
  if (permissionOf(signal) === 'needsYes') return `${reasonOf(signal)}: it waits for a yes.`
  if (fact.kind !== 'approvalDecided' || isOfDecider(graph, task, fact.by)) return null
  return `${fact.by === null ? 'Nobody is named' : `“${fact.by}” is nobody`} who decides this: it waits for a yes.`
}

function reasonOf({ fact, clientFacing }: KeptSignal): string {
  if (clientFacing) return 'It faces a client'
  return fact.kind === 'promiseMoved' ? 'Somebody was given the date before' : 'It takes something away'
}
