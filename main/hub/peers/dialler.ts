import { connect } from 'node:net'
import type { Socket } from 'node:net'

import type { DeviceId } from '../../../shared/model/ids.ts'
import type { Clock } from '../clock.ts'

import { dialDelay } from './dial-policy.ts'
import type { Topic } from './link-message.ts'
import type { Address } from './parse-address.ts'

/** How long the network may take to say that somebody is there. */
const connectTime = 5000
/** [A4] */
const mostPlaces = 512

export type DiallerParts = {
  readonly clock: Pick<Clock, 'after'>
  /** Whether there is a reason to dial it; null is a device that is not known yet. */
  readonly mayDial: (device: DeviceId | null) => boolean
  /** Makes a link of a connected socket; the device that answered, or null. */
  readonly dial: (socket: Socket) => Promise<DeviceId | null>
  /** More is known of the boards that a device shares. */
  readonly onTopics: (device: DeviceId) => void
}

/** [L7] Dials every place where a device may be, until there is a link to it. */
export type Dialler = {
  /** A place; `device` is null where only a person's word says that somebody is there. Said again, it is tried at once. */
  readonly add: (address: Address, device: DeviceId | null, topics: readonly Topic[]) => void
  /** Boards that a device is known to share. */
  readonly topicsOf: (device: DeviceId) => readonly Topic[]
  /** A board is spoken about on a link with it: the next time is not one of many failures. */
  readonly met: (device: DeviceId) => void
  readonly lost: (device: DeviceId) => void
  /** Tries all places at once. */
  readonly wake: () => void
  readonly stop: () => void
}

type Place = {
  readonly address: Address
  /** Announced, or who answered last. */
  device: DeviceId | null
  topics: ReadonlySet<Topic>
  failures: number
  dialling: Socket | null
  cancel: (() => void) | null
}

export function createDialler(parts: DiallerParts): Dialler {
  const places = new Map<string, Place>()

  return {
    add: (address, device, topics) => {
      const key = `${address.host} ${address.port}`
      const known = places.get(key)
      if (known === undefined && places.size >= mostPlaces) return
      const place = known ?? { address, device, topics: new Set(), failures: 0, dialling: null, cancel: null }
      places.set(key, place)
      if (device !== null) place.device = device
      place.topics = device === null ? new Set([...place.topics, ...topics]) : new Set(topics)
      if (place.device !== null) parts.onTopics(place.device)
      place.failures = 0
      tryAt(place, 0)
    },
    topicsOf: (device) => {
      const topics = new Set<Topic>()
      for (const place of places.values())
        if (place.device === device) for (const topic of place.topics) topics.add(topic)
      return [...topics]
    },
    met: (device) => {
      for (const place of places.values()) if (place.device === device) place.failures = 0
    },
    lost: (device) => {
      for (const place of places.values()) {
        if (place.device !== device) continue
        place.failures += 1
        tryAt(place, dialDelay(place.failures))
      }
    },
    wake: () => {
      for (const place of places.values()) {
        place.failures = 0
        tryAt(place, 0)
      }
    },
    stop: () => {
      for (const place of places.values()) {
        place.cancel?.()
        place.cancel = null
        place.dialling?.destroy()
      }
    }
  }

  function tryAt(place: Place, delay: number): void {
    place.cancel?.()
    place.cancel = null
    if (place.dialling !== null || !parts.mayDial(place.device)) return
    // Never in the middle of what called: links are being made and lost there.
    place.cancel = parts.clock.after(delay, () => {
      place.cancel = null
      if (place.dialling === null && parts.mayDial(place.device)) void dial(place)
    })
  }

  async function dial(place: Place): Promise<void> {
    const socket = connect({ host: place.address.host, port: place.address.port })
    place.dialling = socket
    const device = (await isConnected(socket)) ? await parts.dial(socket) : null
    place.dialling = null
    if (device === null) place.failures += 1
    else if (place.device !== device) {
      place.device = device
      parts.onTopics(device)
    }
    tryAt(place, dialDelay(place.failures))
  }

  async function isConnected(socket: Socket): Promise<boolean> {
    const cancel = parts.clock.after(connectTime, () => socket.destroy())
    const connected = await new Promise<boolean>((resolve) => {
      socket.on('error', () => resolve(false))
      socket.on('close', () => resolve(false))
      socket.on('connect', () => resolve(true))
    })
    cancel()
    return connected
  }
}
