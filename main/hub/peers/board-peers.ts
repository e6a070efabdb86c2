import type { PeerDoor } from '../../../shared/sync/peer-door.ts'
import type { Channel } from '../../../shared/sync/channel.ts'
import type { FrameCrypto } from '../../../shared/sync/frame-crypto.ts'
import type { PeerHolds, PeerState } from '../../../shared/sync/peer-state.ts'
import { createPeerSession } from '../../../shared/sync/peer-session.ts'
import type { PeerSession } from '../../../shared/sync/peer-session.ts'
import type { SessionBoard } from '../../../shared/sync/session-board.ts'
import type { DeviceId } from '../../../shared/model/ids.ts'
import type { Clock } from '../clock.ts'

import { holdsNow } from './known-devices.ts'
import type { KnownDevices } from './known-devices.ts'
import type { Topic } from './link-message.ts'
import type { Address } from './parse-address.ts'
import type { PeerNetwork } from './peer-network.ts'

/** How it stands with one device of the board, for the people view. [S11] */
export type PeerView = {
  readonly device: DeviceId
  readonly state: PeerState
  /** What of our log it has; kept while it is away. Null before it was ever met. */
  readonly holds: PeerHolds | null
  /** [M14] How far its clock ran ahead of ours when its newest frame came, in milliseconds. */
  readonly clockAhead: number
  /** [S8] */
  readonly presence: Uint8Array | null
}

export type BoardPeersParts = {
  readonly topic: Topic
  readonly board: SessionBoard & {
    /** Calls back when the log on disk has grown; the returned function stops it. */
    readonly onGrowth: (listener: () => void) => () => void
    /** [CS2] All that a peer had is here: what is clear now was never news to a newcomer. */
    readonly caughtUp: () => void
    /** [S7][D3] */
    readonly repair: (reason: string) => void
  }
  readonly door: PeerDoor
  readonly crypto: Pick<FrameCrypto, 'hash'>
  readonly clock: Clock
  readonly network: Pick<PeerNetwork, 'join' | 'limit'>
  /** What is known of devices: read, and told what each holds. */
  readonly known: KnownDevices
  /** Devices that belong to the board, whether they were met or not; without this one. */
  readonly devices: () => readonly DeviceId[]
  readonly onChange: () => void
  /** [S9] A sentence's end about a device: it did what no honest one does. */
  readonly onMisbehaved: (device: DeviceId, why: string) => void
}

/** A board among its devices: a session with each one that is met. */
export type BoardPeers = {
  readonly view: () => readonly PeerView[]
  readonly setPresence: (presence: Uint8Array | null) => void
  readonly addAddress: (address: Address) => void
  /** Ends the session with a device that does not belong any more, with a sentence. */
  readonly turnAway: (device: DeviceId, why: string) => void
  /** [S10] Ends all sessions: the board is closed, or replayed. */
  readonly close: () => void
}

/** Begins to look for the board's devices at once. */
export function createBoardPeers(parts: BoardPeersParts): BoardPeers {
  const { board, network, known } = parts
  const sessions = new Map<DeviceId, PeerSession>()
  /** How it stood with devices when they went away. */
  const last = new Map<DeviceId, PeerState>()
  let presence: Uint8Array | null = null
  let closed = false

  const membership = network.join(parts.topic, take)
  const stopGrowth = board.onGrowth(() => {
    for (const session of sessions.values()) session.logGrew()
  })

  return {
    view: () => [...new Set([...parts.devices(), ...sessions.keys(), ...last.keys()])].map(viewOf),
    setPresence: (next) => {
      presence = next
      for (const session of sessions.values()) session.setPresence(next)
    },
    addAddress: membership.addAddress,
    turnAway: (device, why) => sessions.get(device)?.turnAway(why),
    close: () => {
      closed = true
      stopGrowth()
      for (const session of sessions.values()) session.leave()
      membership.leave()
    }
  }

  function take(channel: Channel): void {
    const { device } = channel
    let told: PeerHolds | null = null
    const session = createPeerSession({
      channel,
      board,
      door: parts.door,
      crypto: parts.crypto,
      clock: parts.clock,
      presence,
      onChange: () => {
        const holds = session.holds()
        if (holds !== told) {
          told = holds
          if (holds !== null) known.noteHolds(device, holds, board.count())
        }
        if (sessions.get(device)?.state().kind === 'upToDate') board.caughtUp()
        parts.onChange()
      },
      onMisbehaved: (why) => {
        network.limit(device)
        parts.onMisbehaved(device, why)
      },
      onDifferent: () => board.repair('a peer’s document differs at the same heads'),
      onEnded: () => {
        if (sessions.get(device) !== session) return
        sessions.delete(device)
        last.set(device, session.state())
        if (!closed) parts.onChange()
      }
    })
    sessions.get(device)?.leave()
    sessions.set(device, session)
    session.begin()
  }

  function viewOf(device: DeviceId): PeerView {
    const session = sessions.get(device)
    const before = known.of(device)
    return {
      device,
      state: session?.state() ?? away(last.get(device) ?? null),
      holds: session?.holds() ?? (before === null ? null : holdsNow(before, board.count())),
      clockAhead: before?.clockAhead ?? 0,
      presence: session?.presence() ?? null
    }
  }
}

/** Refusals and versions are still true when the other is gone; everything else is not. */
function away(last: PeerState | null): PeerState {
  return last?.kind === 'refused' || last?.kind === 'waitingForNewerVersion' ? last : { kind: 'looking' }
}
