import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'

import type { DeviceId } from '../../../shared/model/ids.ts'
import type { Channel } from '../../../shared/sync/channel.ts'
import type { Clock } from '../clock.ts'
import type { DeviceKeys } from '../keys/load-device-keys.ts'

import { createDialler } from './dialler.ts'
import type { Announcement, Discovery } from './discovery.ts'
import { createLink } from './link.ts'
import type { Link } from './link.ts'
import type { Topic } from './link-message.ts'
import { openNoiseWire } from './open-noise-wire.ts'
import type { Address } from './parse-address.ts'
import { createPenalties } from './penalties.ts'
import { preferredLink } from './preferred-link.ts'
import type { Wire } from './wire.ts'

/** [L1] Connections that have not proved a key yet. */
const mostStrangers = 32
/** [L7] How often it is looked whether the machine's addresses are others. */
const watchEvery = 2000

export type PeerNetworkParts = {
  readonly keys: DeviceKeys
  readonly clock: Pick<Clock, 'after'>
  /** Where it listens: all interfaces and any port unless tests say otherwise. */
  readonly listenAt: Address
  /** Whether it may listen at another port where that one is taken: it is only where this device listened last. */
  readonly otherPortWillDo?: boolean
  readonly discovery: Discovery | null
  /** [L7] Addresses of this machine's network interfaces, without the internal ones; looked at every two seconds. */
  readonly addresses: () => readonly string[]
  /** [L2] Whether some board knows this device. */
  readonly isWelcome: (device: DeviceId) => boolean
  /** A sentence: what keeps the network from working. */
  readonly onProblem: (message: string) => void
  /** [L5] A sentence's end about a device that was cut off and is kept out for a while. */
  readonly onMisbehaved: (device: DeviceId, why: string) => void
  /** The boards and devices that there is a link with have changed. */
  readonly onLinks: () => void
}

/** How this device meets the devices of its teammates: one link to each, one channel on it for each board in common. */
export type PeerNetwork = {
  /** Speaks about a board from now on; the first one makes this device listen, dial and announce. [L8] */
  readonly join: (topic: Topic, onChannel: (channel: Channel) => void) => Membership
  /** [L5] Ends the link, and keeps the device out for a while. */
  readonly limit: (device: DeviceId) => void
  readonly isLinked: (device: DeviceId) => boolean
  /** Where others may reach this device; null while nothing listens. */
  readonly port: () => number | null
  /** The machine goes to sleep, or a person turns the network off. */
  readonly suspend: () => void
  readonly resume: () => void
  readonly close: () => void
}

export type Membership = {
  /** [A5] Dials here as well; `forget` stops it. */
  readonly addAddress: (address: Address) => void
  readonly leave: () => void
}

/** Nothing happens before the first `join`. */
export function createPeerNetwork(parts: PeerNetworkParts): PeerNetwork {
  const { keys, clock, discovery } = parts
  const joined = new Map<Topic, (channel: Channel) => void>()
  const links = new Map<DeviceId, Link>()
  /** Links that gave way to another one, until they have ended. */
  const leaving = new Set<Link>()
  const sockets = new Set<Socket>()
  const penalties = createPenalties(clock, () => dialler.wake())
  let server: Server | null = null
  let announcement: Announcement | null = null
  let suspended = false
  let listeningAt: number | null = null
  let strangers = 0
  let before = ''
  let stopWatching: () => void = () => undefined

  const dialler = createDialler({
    clock,
    mayDial: (device) =>
      server !== null && (device === null || (!links.has(device) && !penalties.has(device) && device !== keys.device)),
    dial: async (socket) => {
      const wire = await meet(socket, true)
      return wire?.device ?? null
    },
    onTopics: offerKnown
  })

  return {
    join: (topic, onChannel) => {
      joined.set(topic, onChannel)
      for (const link of links.values()) {
        if (link.isSpent(topic)) link.end()
        else if (link.isAskedFor(topic)) link.offer(topic)
        else offerKnown(link.device)
      }
      announcement?.setTopics([...joined.keys()])
      run()
      return {
        addAddress: (address) => dialler.add(address, null, [topic]),
        leave: () => {
          if (joined.get(topic) !== onChannel) return
          joined.delete(topic)
          for (const link of links.values()) link.withdraw(topic)
          announcement?.setTopics([...joined.keys()])
          if (joined.size === 0) halt()
        }
      }
    },
    limit: (device) => {
      penalties.add(device)
      links.get(device)?.end()
    },
    isLinked: (device) => links.has(device),
    port: () => listeningAt,
    suspend: () => {
      suspended = true
      halt()
    },
    resume: () => {
      suspended = false
      run()
    },
    close: () => {
      joined.clear()
      penalties.clear()
      halt()
    }
  }

  function run(): void {
    if (suspended || joined.size === 0 || server !== null) return
    const opened = createServer((socket) => void meet(socket, false))
    server = opened
    opened.on('error', (error) => {
      // Another program has the port by now; whoever knows this device by it finds it elsewhere.
      const isTaken = 'code' in error && error.code === 'EADDRINUSE'
      if (isTaken && parts.otherPortWillDo && wanted !== 0 && server === opened) {
        wanted = 0
        return void opened.listen(0, parts.listenAt.host, listens)
      }
      parts.onProblem(`Teammates cannot reach this device: ${error.message}.`)
    })
    let wanted = listeningAt ?? parts.listenAt.port
    opened.listen(wanted, parts.listenAt.host, listens)

    function listens(): void {
      const address = opened.address()
      if (server !== opened || address === null || typeof address === 'string') return
      listeningAt = address.port
      announcement =
        discovery?.start(
          { device: keys.device, port: address.port, topics: [...joined.keys()] },
          ({ host, port, device, topics }) => dialler.add({ host, port }, device, topics)
        ) ?? null
      parts.onLinks()
    }
    before = addressList()
    stopWatching = clock.after(watchEvery, watch)
    dialler.wake()
  }

  function halt(): void {
    stopWatching()
    announcement?.stop()
    announcement = null
    server?.close()
    server = null
    dialler.stop()
    for (const link of [...links.values(), ...leaving]) link.end()
    for (const socket of sockets) socket.destroySoon()
  }

  /** A socket becomes a link, or is cut. */
  async function meet(socket: Socket, dialled: boolean): Promise<Wire | null> {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    if (!dialled && strangers >= mostStrangers) {
      socket.on('error', () => undefined)
      socket.destroy()
      return null
    }
    strangers += 1
    const wire = await openNoiseWire(socket, { keys, dialled, clock })
    strangers -= 1
    if (wire === null) return null
    if (server === null || wire.device === keys.device || penalties.has(wire.device) || !parts.isWelcome(wire.device)) {
      wire.destroy()
      return null
    }
    admit(wire)
    return wire
  }

  /** [L6] */
  function admit(wire: Wire): void {
    const older = links.get(wire.device)
    if (older !== undefined) {
      const devices = { own: keys.device, other: wire.device }
      if (preferredLink(devices, { older, newer: wire }) === 'older') {
        older.doubt()
        return wire.destroy()
      }
      leaving.add(older)
      links.delete(wire.device)
      older.end()
    }
    const link = createLink(wire, clock, {
      onChannel: (topic, channel) => {
        const take = joined.get(topic)
        dialler.met(wire.device)
        if (take === undefined) channel.close()
        else take(channel)
      },
      onOffer: (topic) => {
        if (joined.has(topic)) link.offer(topic)
      },
      onMisbehaved: (why) => {
        penalties.add(wire.device)
        parts.onMisbehaved(wire.device, why)
      },
      onEnded: () => {
        leaving.delete(link)
        if (links.get(wire.device) !== link) return
        links.delete(wire.device)
        parts.onLinks()
        dialler.lost(wire.device)
      }
    })
    links.set(wire.device, link)
    offerKnown(wire.device)
    parts.onLinks()
  }

  /** Offers what the other device said that it shares; of other boards it is told nothing. */
  function offerKnown(device: DeviceId): void {
    const link = links.get(device)
    if (link === undefined) return
    for (const topic of dialler.topicsOf(device)) {
      if (!joined.has(topic)) continue
      if (link.isSpent(topic)) link.end()
      else link.offer(topic)
    }
  }

  /** [L7] Where the machine is somewhere else, links that go by an address that is gone are gone. */
  function watch(): void {
    stopWatching = clock.after(watchEvery, watch)
    const now = addressList()
    if (now === before) return
    before = now
    const kept = new Set(parts.addresses())
    for (const link of links.values()) {
      const own = link.localAddress?.replace(/^::ffff:/, '') ?? null
      if (own !== null && !isLoopback(own) && !kept.has(own)) link.abandon()
    }
    dialler.wake()
  }

  function addressList(): string {
    return [...parts.addresses()].toSorted().join(' ')
  }
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1'
}
