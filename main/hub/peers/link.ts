import type { DeviceId } from '../../../shared/model/ids.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { Channel, ChannelListener } from '../../../shared/sync/channel.ts'
import { hexBytes } from '../../../shared/sync/hex-bytes.ts'
import { peerLimits } from '../../../shared/sync/peer-limits.ts'
import type { Clock } from '../clock.ts'
import { blake2b } from '../keys/blake2b.ts'

import { decodeLinkMessage, encodeLinkMessage, mostOffers } from './link-message.ts'
import type { LinkMessage, Topic } from './link-message.ts'
import type { Wire } from './wire.ts'

/** [L4] How long a link may be silent before it pings, and how many of those make it dead. */
const pulse = 2000
const deadAfter = 3

/** [L3] All that two devices say to each other: one channel for each board that both have offered. */
export type Link = {
  readonly device: DeviceId
  readonly dialled: boolean
  readonly localAddress: string | null
  /** Says that this device would speak about the board. */
  readonly offer: (topic: Topic) => void
  /** This device has nothing more to say about it; it cannot be offered again on this link. */
  readonly withdraw: (topic: Topic) => void
  /** Whether the topic was begun and ended: to begin it again takes a new link. */
  readonly isSpent: (topic: Topic) => boolean
  /** Whether the other end waits for our offer. */
  readonly isAskedFor: (topic: Topic) => boolean
  /** [L6] The other end has dialled again: dead unless it is heard of before the next pulse. */
  readonly doubt: () => void
  /** Sends what is queued, and ends it. */
  readonly end: () => void
  /** The other end cannot be reached any more: ends it without a word. */
  readonly abandon: () => void
}

export type LinkEvents = {
  readonly onChannel: (topic: Topic, channel: Channel) => void
  /** The other end offered a board; answer with `offer` where it is ours too. */
  readonly onOffer: (topic: Topic) => void
  /** What no honest device sends. */
  readonly onMisbehaved: (why: string) => void
  readonly onEnded: () => void
}

type Talk = {
  readonly topic: Topic
  /** This end's number for it, and the other's; null while it has not offered it. */
  own: number | null
  other: number | null
  listener: ChannelListener | null
  state: 'waiting' | 'open' | 'closing' | 'over'
  /** What came before anybody listened. */
  early: Uint8Array[]
  queue: Uint8Array[]
  queued: number
  mustDrain: boolean
}

/** Takes over a wire. */
export function createLink(wire: Wire, clock: Pick<Clock, 'after'>, events: LinkEvents): Link {
  const talks = new Map<Topic, Talk>()
  const byOther: Talk[] = []
  let offers = 0
  let full = false
  let isOver = false
  let silent = 0
  let spoke = false
  let turn = 0
  let stopPulse = clock.after(pulse, beat)

  wire.listen({
    message: hear,
    drained: () => {
      full = false
      flush()
    },
    closed: over
  })

  return {
    device: wire.device,
    dialled: wire.dialled,
    localAddress: wire.localAddress,
    offer: (topic) => {
      const talk = talkOf(topic)
      if (isOver || talk.own !== null || talk.state === 'over' || offers >= mostOffers) return
      talk.own = offers
      offers += 1
      write({ type: 'offer', topic })
      begin(talk)
    },
    withdraw: (topic) => {
      const talk = talks.get(topic)
      if (talk !== undefined) close(talk)
    },
    isSpent: (topic) => talks.get(topic)?.state === 'over',
    isAskedFor: (topic) => talks.get(topic)?.state === 'waiting' && talks.get(topic)?.own === null,
    doubt: () => {
      silent = deadAfter - 1
    },
    end,
    abandon: destroy
  }

  function talkOf(topic: Topic): Talk {
    const known = talks.get(topic)
    if (known !== undefined) return known
    const talk: Talk = {
      topic,
      own: null,
      other: null,
      listener: null,
      state: 'waiting',
      early: [],
      queue: [],
      queued: 0,
      mustDrain: false
    }
    talks.set(topic, talk)
    return talk
  }

  function hear(bytes: Uint8Array): void {
    if (isOver) return
    silent = 0
    const decoded = decodeLinkMessage(bytes)
    if (!decoded.ok) return misbehaved(`it sent what cannot be read (${decoded.failure})`)
    const message = decoded.value
    switch (message.type) {
      case 'offer': {
        const talk = talkOf(message.topic)
        if (talk.other !== null) return misbehaved('it offered a board twice')
        if (byOther.length >= mostOffers) return misbehaved('it offered too many boards')
        talk.other = byOther.length
        byOther.push(talk)
        if (talk.state === 'over') return
        if (talk.own === null) events.onOffer(talk.topic)
        else begin(talk)
        return
      }
      case 'data': {
        const talk = byOther[message.offer]
        if (talk === undefined) return misbehaved('it spoke about what it had not offered')
        if (talk.state !== 'open') return
        if (talk.listener === null) talk.early.push(Uint8Array.from(message.bytes))
        else talk.listener.message(message.bytes)
        return
      }
      case 'end': {
        const talk = byOther[message.offer]
        if (talk === undefined) return misbehaved('it ended what it had not offered')
        close(talk)
        return
      }
      case 'ping':
        return
      default:
        assertNever(message)
    }
  }

  function begin(talk: Talk): void {
    if (talk.own === null || talk.other === null || talk.state !== 'waiting') return
    talk.state = 'open'
    events.onChannel(talk.topic, channelOf(talk))
  }

  function channelOf(talk: Talk): Channel {
    return {
      device: wire.device,
      binding: blake2b(Buffer.concat([wire.handshake, hexBytes(talk.topic) ?? new Uint8Array(0)])),
      isFirst: wire.dialled,
      listen: (listener) => {
        talk.listener = listener
        const { early } = talk
        talk.early = []
        for (const bytes of early) if (talk.state === 'open') listener.message(bytes)
        if (talk.state === 'over') tellClosed(talk)
      },
      send: (bytes) => send(talk, bytes),
      close: () => close(talk)
    }
  }

  function send(talk: Talk, bytes: Uint8Array): boolean {
    if (talk.state !== 'open' || talk.own === null) return true
    const message = encodeLinkMessage({ type: 'data', offer: talk.own, bytes })
    talk.queue.push(message)
    talk.queued += message.length
    if (talk.queued > peerLimits.queueBytes) {
      destroy()
      return true
    }
    flush()
    talk.mustDrain = talk.queue.length > 0
    return !talk.mustDrain
  }

  /** [L5] Writes what waits, a message of each board in turn, until the wire is full. */
  function flush(): void {
    while (!full && !isOver) {
      const waiting = [...talks.values()].filter(({ queue }) => queue.length > 0)
      const talk = waiting[turn % Math.max(1, waiting.length)]
      const message = talk?.queue.shift()
      if (talk === undefined || message === undefined) break
      turn += 1
      talk.queued -= message.length
      put(message)
      if (talk.queue.length > 0) continue
      if (talk.state === 'closing') finish(talk)
      else if (talk.mustDrain) {
        talk.mustDrain = false
        talk.listener?.drained()
      }
    }
  }

  function write(message: LinkMessage): void {
    put(encodeLinkMessage(message))
  }

  function put(bytes: Uint8Array): void {
    if (isOver) return
    spoke = true
    full = !wire.send(bytes)
  }

  /** What is queued is sent before the end; the listener is told at once. */
  function close(talk: Talk): void {
    if (talk.state === 'closing' || talk.state === 'over') return
    const wasOpen = talk.state === 'open'
    talk.state = 'closing'
    if (talk.queue.length === 0) finish(talk)
    if (wasOpen) tellClosed(talk)
  }

  function finish(talk: Talk): void {
    talk.state = 'over'
    if (talk.own !== null) write({ type: 'end', offer: talk.own })
  }

  function tellClosed(talk: Talk): void {
    const { listener } = talk
    talk.listener = null
    listener?.closed()
  }

  /** [L4] */
  function beat(): void {
    silent += 1
    if (silent > deadAfter) return destroy()
    if (!spoke) write({ type: 'ping' })
    spoke = false
    stopPulse = clock.after(pulse, beat)
  }

  function misbehaved(why: string): void {
    events.onMisbehaved(why)
    destroy()
  }

  function end(): void {
    for (const talk of talks.values()) close(talk)
    wire.end()
  }

  function destroy(): void {
    wire.destroy()
    over()
  }

  function over(): void {
    if (isOver) return
    isOver = true
    stopPulse()
    for (const talk of talks.values()) {
      talk.state = 'over'
      talk.queue = []
      tellClosed(talk)
    }
    events.onEnded()
  }
}
