import * as Y from 'yjs'

import type { FeedId } from './frame.ts'
import type { ReplicaCore } from './replica-core.ts'
import type { LeaseRequest, OutboxSpan } from './replica-options.ts'
import { clientOwner } from './log-index.ts'

/** [W3] Which window writes under which clientID, as long as the hub lives. */
export type Leases = {
  readonly lease: (request: LeaseRequest, feed: FeedId) => number | null
  /** A commit came under this clientID: nobody else may have it. */
  readonly use: (clientID: number) => void
  readonly release: (clientID: number) => void
  readonly isCacheAhead: (request: LeaseRequest) => boolean
}

export function createLeases(core: ReplicaCore): Leases {
  const inUse = new Set<number>()
  const { doc } = core.guarded

  function lease(request: LeaseRequest, feed: FeedId): number | null {
    if (request.lease === null || inUse.has(request.lease.clientID)) return null
    const { clientID, clock } = request.lease
    const owner = clientOwner(core.index, clientID)
    if (owner !== null && owner !== feed) return null
    if (!isProved(request, clientID, clock)) return null
    inUse.add(clientID)
    return clientID
  }

  /** Whether log and outbox together hold each clock of the window's, and no more. */
  function isProved(request: LeaseRequest, clientID: number, clock: number): boolean {
    const logged = Y.getState(doc.store, clientID)
    if (request.outbox === 0) return clock === logged
    if (request.outboxSpans === undefined) return false
    return clock >= logged && reach(logged, clientID, request.outboxSpans) === clock
  }

  function isCacheAhead(request: LeaseRequest): boolean {
    const spans = request.outboxSpans ?? []
    if (request.outbox > 0 && request.outboxSpans === undefined) return false
    for (const [clientID, clock] of Y.decodeStateVector(request.stateVector)) {
      if (clock > reach(Y.getState(doc.store, clientID), clientID, spans)) return true
    }
    return false
  }

  return {
    lease,
    isCacheAhead,
    use: (clientID) => {
      inUse.add(clientID)
    },
    release: (clientID) => {
      inUse.delete(clientID)
    }
  }
}

/** How far the outbox takes a clientID from where the log is; spans come in the order of commits. */
function reach(logged: number, clientID: number, spans: readonly OutboxSpan[]): number {
  let clock = logged
  for (const span of spans) {
    if (span.clientID === clientID && span.from <= clock) clock = Math.max(clock, span.to)
  }
  return clock
}
