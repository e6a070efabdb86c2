import { assertNever } from '../lib/assert-never.ts'
import type { Signal } from '../model/signal.ts'

/** [SG7] What becomes of a signal that is understood: it counts by itself, or does where it is of the one who decides (SG15), waits for a yes, or is only kept. */
export type Permission = 'byItself' | 'ofDecider' | 'needsYes' | 'onlyKept'

/** [SG7] The one place that says what a signal may do: facts about one task, and nothing that destroys or that a client was told. */
export function permissionOf({ fact, clientFacing }: Pick<Signal, 'fact' | 'clientFacing'>): Permission {
  switch (fact.kind) {
    case 'started':
    case 'finished':
    case 'reopened':
    case 'progress':
    case 'estimate':
    case 'notBefore':
    case 'dependencyAdded':
    case 'question':
    case 'answer':
    case 'referenceAdded':
    case 'approvalRequested':
    case 'handoffOffered':
    case 'handoffCaught':
      return clientFacing ? 'needsYes' : 'byItself'
    case 'approvalDecided':
      return clientFacing ? 'needsYes' : 'ofDecider'
    case 'promiseMoved':
    case 'cancelled':
    case 'dependencyRemoved':
      return 'needsYes'
    case 'kept':
      return 'onlyKept'
    default:
      return assertNever(fact)
  }
}
