import type { DeviceId } from '../../../shared/model/ids.ts'
import type { Clock } from '../clock.ts'

import { announcementRecords, readAnnouncement, serviceName } from './announcement-records.ts'
import type { DnsRecord } from './announcement-records.ts'
import type { Announcement, Discovery, Sighting } from './discovery.ts'
import type { Topic } from './link-message.ts'

/** [A3] */
const rescanEvery = 2000
const askAgainAfter = [1000, 3000]
const askEvery = 60_000
const answerPause = 250

/** A socket on one address of this machine that speaks multicast DNS. */
export type MulticastSocket = {
  readonly ask: (name: string) => void
  readonly say: (answers: readonly DnsRecord[]) => void
  readonly close: () => void
}

export type MulticastEvents = {
  readonly onQuestion: (name: string) => void
  readonly onRecords: (records: readonly DnsRecord[], from: string) => void
  readonly onReady: () => void
  /** It can be used no more. */
  readonly onFailed: () => void
}

export type LocalDiscoveryParts = {
  readonly clock: Pick<Clock, 'after'>
  /** Addresses of this machine's network interfaces, without the internal ones. */
  readonly addresses: () => readonly string[]
  readonly openSocket: (address: string, events: MulticastEvents) => MulticastSocket
}

/** [A1]–[A4] Finds the devices of the same network, without a server, a name service or a way to the internet. */
export function createLocalDiscovery(parts: LocalDiscoveryParts): Discovery {
  return { start: (own, onSighting) => announce(parts, own, onSighting) }
}

type Opened = { readonly socket: MulticastSocket; ready: boolean; resting: boolean; owes: boolean }

function announce(
  { clock, addresses, openSocket }: LocalDiscoveryParts,
  own: { readonly device: DeviceId; readonly port: number; readonly topics: readonly Topic[] },
  onSighting: (sighting: Sighting) => void
): Announcement {
  const sockets = new Map<string, Opened>()
  const timers = new Set<() => void>()
  let { topics } = own
  let before: readonly string[] = []
  let stopped = false

  scan()
  every(rescanEvery, scan)
  every(askEvery, ask)
  for (const delay of askAgainAfter) later(delay, ask)
  later(1000, sayEverywhere)

  return {
    setTopics: (next) => {
      topics = next
      sayEverywhere()
    },
    stop: () => {
      stopped = true
      for (const cancel of timers) cancel()
      for (const { socket } of sockets.values()) {
        for (const records of announcementRecords({ ...own, topics }, true)) socket.say(records)
        socket.close()
      }
      sockets.clear()
    }
  }

  /** [A1] */
  function scan(): void {
    const present = [...new Set(addresses())].toSorted()
    for (const [address, opened] of sockets) {
      if (present.includes(address)) continue
      opened.socket.close()
      sockets.delete(address)
    }
    for (const address of present) if (!sockets.has(address)) open(address)
    if (present.join() === before.join()) return
    before = present
    sayEverywhere()
  }

  function open(address: string): void {
    const socket = openSocket(address, {
      onReady: () => {
        opened.ready = true
        socket.ask(serviceName)
        say(opened)
      },
      onQuestion: (name) => {
        if (name.toLowerCase() === serviceName) say(opened)
      },
      onRecords: (records, from) => {
        const sighting = readAnnouncement(records, from)
        if (sighting !== null && sighting.device !== own.device && !stopped) onSighting(sighting)
      },
      // The next look at the interfaces opens it again.
      onFailed: () => {
        if (sockets.get(address) !== opened) return
        sockets.delete(address)
        socket.close()
      }
    })
    const opened: Opened = { socket, ready: false, resting: false, owes: false }
    sockets.set(address, opened)
  }

  function ask(): void {
    for (const { socket, ready } of sockets.values()) if (ready) socket.ask(serviceName)
  }

  function sayEverywhere(): void {
    for (const opened of sockets.values()) say(opened)
  }

  /** [A3] What is asked for more often is said once, a little later. */
  function say(opened: Opened): void {
    if (!opened.ready || stopped) return
    if (opened.resting) {
      opened.owes = true
      return
    }
    for (const records of announcementRecords({ ...own, topics })) opened.socket.say(records)
    opened.resting = true
    later(answerPause, () => {
      opened.resting = false
      if (!opened.owes) return
      opened.owes = false
      say(opened)
    })
  }

  function later(delay: number, run: () => void): void {
    const cancel = clock.after(delay, () => {
      timers.delete(cancel)
      if (!stopped) run()
    })
    timers.add(cancel)
  }

  function every(delay: number, run: () => void): void {
    later(delay, () => {
      run()
      every(delay, run)
    })
  }
}
