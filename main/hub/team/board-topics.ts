import type { DeviceId } from '../../../shared/model/ids.ts'
import type { JoinClaim } from '../../../shared/sync/membership/join-claim.ts'
import { hexText } from '../../../shared/sync/hex-text.ts'
import type { ServedTopic } from '../../../shared/sync/membership/served-topics.ts'
import { createMembershipDoor } from '../../../shared/sync/membership-door.ts'
import type { PeerDoor } from '../../../shared/sync/peer-door.ts'
import type { LiveBoard } from '../board/live-board.ts'
import type { Clock } from '../clock.ts'
import { createBoardPeers } from '../peers/board-peers.ts'
import type { BoardPeers, PeerView } from '../peers/board-peers.ts'
import { createKnownDevices } from '../peers/known-devices.ts'
import type { KnownDevices } from '../peers/known-devices.ts'
import { parseAddress } from '../peers/parse-address.ts'
import type { PeerNetwork } from '../peers/peer-network.ts'

export type BoardTopicsParts = {
  readonly board: LiveBoard
  readonly network: Pick<PeerNetwork, 'join' | 'limit'>
  readonly clock: Clock
  readonly known: KnownDevices
  /** Other devices that belong. */
  readonly devices: () => readonly DeviceId[]
  readonly onChange: () => void
  /** [S9] */
  readonly onMisbehaved: (device: DeviceId, why: string) => void
}

/** [M12] One board under the topics that it is found by now: on the leading one everything is exchanged, on older ones membership. */
export type BoardTopics = {
  /** From now on these; sessions under others end. */
  readonly serve: (topics: readonly ServedTopic[], claim: JoinClaim | null) => void
  readonly views: () => readonly PeerView[]
  /** [L2] */
  readonly isKnown: (device: DeviceId) => boolean
  readonly addAddress: (text: string) => void
  readonly setPresence: (presence: Uint8Array) => void
  readonly turnAway: (device: DeviceId, why: string) => void
  readonly close: () => void
}

type Served = { readonly topic: ServedTopic; readonly door: PeerDoor; readonly peers: BoardPeers }

export function createBoardTopics(parts: BoardTopicsParts): BoardTopics {
  const { board } = parts
  const { membership, exchange } = board
  const served = new Map<string, Served>()
  const addresses = new Set<string>()
  let presence: Uint8Array | null = null

  function open(topic: ServedTopic, claim: JoinClaim | null): Served {
    const door = createMembershipDoor({
      board: board.id,
      device: membership.device,
      topicKey: topic.topicKey,
      members: membership.members,
      claim,
      alsoRemoved: topic.serves === 'membership',
      crypto: membership.crypto,
      clock: parts.clock.milliseconds
    })
    const peers = createBoardPeers({
      topic: hexText(topic.topic),
      board: topic.serves === 'everything' ? exchange : membershipOnly(exchange),
      door,
      crypto: membership.crypto,
      clock: parts.clock,
      network: parts.network,
      // Who is told of membership alone may have all of that, and nothing else.
      known: topic.serves === 'everything' ? parts.known : createKnownDevices([], () => undefined),
      devices: topic.serves === 'everything' ? parts.devices : () => [],
      onChange: parts.onChange,
      onMisbehaved: parts.onMisbehaved
    })
    if (presence !== null) peers.setPresence(presence)
    for (const address of addresses) dial(peers, address)
    return { topic, door, peers }
  }

  return {
    serve: (topics, claim) => {
      const wanted = new Map(topics.map((topic) => [`${hexText(topic.topic)} ${topic.serves}`, topic]))
      for (const [key, { peers }] of served) {
        if (wanted.has(key)) continue
        served.delete(key)
        peers.close()
      }
      for (const [key, topic] of wanted) if (!served.has(key)) served.set(key, open(topic, claim))
    },
    views: () =>
      [...served.values()].flatMap(({ topic, peers }) => (topic.serves === 'everything' ? peers.view() : [])),
    isKnown: (device) => [...served.values()].some(({ door }) => door.isKnown(device)),
    addAddress: (address) => {
      addresses.add(address)
      for (const { peers } of served.values()) dial(peers, address)
    },
    setPresence: (next) => {
      presence = next
      for (const { peers } of served.values()) peers.setPresence(next)
    },
    turnAway: (device, why) => {
      for (const { peers } of served.values()) peers.turnAway(device, why)
    },
    close: () => {
      for (const { peers } of served.values()) peers.close()
      served.clear()
    }
  }
}

function dial(peers: BoardPeers, text: string): void {
  const address = parseAddress(text)
  if (address.ok) peers.addAddress(address.value)
}

/** [M12] Whoever was away while the secret changed finds the change here, and nothing else. */
function membershipOnly(exchange: LiveBoard['exchange']): LiveBoard['exchange'] {
  return {
    ...exchange,
    missingFor: (heads) => exchange.missingFor(heads, 'membership'),
    digest: () => null,
    compare: () => 'unknown',
    caughtUp: () => undefined
  }
}
