import * as Y from 'yjs'

import type { IntentId } from '../model/ids.ts'

import { createGate } from './gate.ts'
import type { ClockSpan, Gate, GatePast } from './gate.ts'
import { createGuardedDocument } from './guarded-document.ts'
import type { GuardedDocument } from './guarded-document.ts'
import { createLogIndex } from './log-index.ts'
import type { LogIndex } from './log-index.ts'
import { createStanding } from './membership/frame-standing.ts'
import type { Standing } from './membership/frame-standing.ts'
import { createMembershipPace } from './membership/membership-pace.ts'
import type { MembershipPace } from './membership/membership-pace.ts'
import type { UnsettledMembership } from './membership/membership-turns.ts'
import { createPartsRoom } from './parts-room.ts'
import type { PartsRoom } from './parts-room.ts'
import type { ReplicaOptions, ReplicaOrigin } from './replica-options.ts'
import { createWaitingRoom } from './waiting-room.ts'
import type { WaitingRoom } from './waiting-room.ts'

/** What the intake of frames and the writing of one's own share; `createReplica` is the only owner. */
export type ReplicaCore = {
  readonly options: ReplicaOptions
  readonly index: LogIndex
  readonly guarded: GuardedDocument
  readonly gate: Gate
  readonly waiting: WaitingRoom
  readonly parts: PartsRoom
  /** Number of frames in the log, those being appended included. */
  logLength: number
  /** [D3] Once set, the document is no longer a view of the log: nothing more is applied until it is replayed. */
  replayReason: string | null
  readonly standing: Standing
  /** [M16] How fast membership is taken in from peers. */
  readonly pace: MembershipPace
  /** Membership that is held and whose consequences are due; null outside the functions of the replica. */
  unsettled: UnsettledMembership | null
  /** [D3] Who may write turned: replay, and ask anew who claimed which clientID, and who vouches for what. */
  readonly turnMembership: (reason: string) => void
}

export function createReplicaCore(options: ReplicaOptions): ReplicaCore {
  const guarded = createGuardedDocument({ gc: options.gc ?? true, onFault: (error) => options.onFault?.(error) })
  const index = createLogIndex(options.verdicts ?? null)
  const core: ReplicaCore = {
    options,
    guarded,
    index,
    gate: createGate(guarded.doc),
    waiting: createWaitingRoom(),
    parts: createPartsRoom(),
    logLength: 0,
    replayReason: null,
    unsettled: null,
    pace: createMembershipPace(index.ledger, options.clock),
    standing: createStanding(index, options.joined === true),
    turnMembership: (reason) => {
      core.replayReason ??= reason
      index.claims.clear()
      index.vouches.clear()
      index.pins.clear()
    }
  }
  return core
}

/** The updates of one intent, all through the gate, with the clocks that each takes. */
export type Admitted = { readonly update: Uint8Array; readonly span: ClockSpan }

/**
 * [P1][D3] Applies an intent's parts as one transaction. False where Yjs failed or did not take all of it: then the
 * document has to be replayed. An exception of somebody's observer is theirs (`onFault`), and changes nothing.
 */
export function applyTogether(
  core: ReplicaCore,
  clientID: number,
  parts: readonly Admitted[],
  source: ReplicaOrigin['source'],
  intent: IntentId
): boolean {
  const { doc } = core.guarded
  const origin: ReplicaOrigin = { kind: 'replica', source, intent }
  try {
    doc.transact(() => {
      for (const part of parts) Y.applyUpdate(doc, part.update, origin)
    }, origin)
  } catch (error) {
    core.options.onFault?.(error)
  }
  const end = parts.at(-1)?.span.to ?? 0
  return core.guarded.isSound() && Y.getState(doc.store, clientID) === end
}

/** [G6] What this device may refer to: all that its document holds. */
export function everything(doc: Y.Doc): GatePast {
  return { nextClock: (clientID) => Y.getState(doc.store, clientID), hasSeen: () => true }
}
