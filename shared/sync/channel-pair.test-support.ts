import type { DeviceId } from '../model/ids.ts'

import type { Channel, ChannelListener } from './channel.ts'
import { peerLimits } from './peer-limits.ts'

/** Both ends of a channel in memory, and the hand that moves its messages. */
export type ChannelPair = {
  readonly ends: readonly [Channel, Channel]
  /** Delivers the next message of one direction (from that end); false where none waits. */
  readonly deliver: (from: 0 | 1) => boolean
  /** Messages on their way, from either end. */
  readonly waiting: (from: 0 | 1) => number
  /** The wire breaks: what is on its way is lost, and both ends are told. */
  readonly cut: () => void
}

export type ChannelPairOptions = {
  readonly devices: readonly [DeviceId, DeviceId]
  /** Above so many bytes on their way `send` asks to wait; 64 KiB unless said. */
  readonly highWater?: number
  /** A number that no other pair of the same run has. */
  readonly number?: number
}

/** An ordered pair without a network. Nothing moves but by `deliver`, so a test decides what overtakes what. */
export function createChannelPair({ devices, highWater = 65_536, number = 1 }: ChannelPairOptions): ChannelPair {
  const binding = new Uint8Array(32)
  new DataView(binding.buffer).setUint32(0, number)
  const sides = [createSide(), createSide()] as const

  function createSide() {
    return {
      listener: null as ChannelListener | null,
      queue: [] as Uint8Array[],
      queued: 0,
      mustDrain: false,
      /** It closed: what it queued is still delivered. */
      ended: false,
      told: false
    }
  }

  function tellClosed(side: 0 | 1): void {
    const { listener, told } = sides[side]
    sides[side].ended = true
    if (told || listener === null) return
    sides[side].told = true
    listener.closed()
  }

  function cut(): void {
    for (const side of sides) side.queue.length = 0
    tellClosed(0)
    tellClosed(1)
  }

  function end(side: 0 | 1): Channel {
    const own = sides[side]
    return {
      device: devices[side === 0 ? 1 : 0],
      binding,
      isFirst: side === 0,
      listen: (listener) => {
        own.listener = listener
        if (own.ended) tellClosed(side)
      },
      send: (message) => {
        if (own.ended) return true
        own.queue.push(Uint8Array.from(message))
        own.queued += message.length
        if (own.queued > peerLimits.queueBytes) cut()
        own.mustDrain = own.queued > highWater
        return !own.mustDrain
      },
      close: () => {
        if (own.ended) return
        tellClosed(side)
        if (own.queue.length === 0) tellClosed(side === 0 ? 1 : 0)
      }
    }
  }

  return {
    ends: [end(0), end(1)],
    waiting: (from) => sides[from].queue.length,
    cut,
    deliver: (from) => {
      const sender = sides[from]
      const to = from === 0 ? 1 : 0
      const receiver = sides[to]
      if (receiver.listener === null) return false
      const message = sender.queue.shift()
      if (message === undefined) return false
      sender.queued -= message.length
      if (!receiver.ended) receiver.listener.message(message)
      if (sender.mustDrain && sender.queued <= highWater && !sender.ended) {
        sender.mustDrain = false
        sender.listener?.drained()
      }
      if (sender.ended && sender.queue.length === 0) tellClosed(to)
      return true
    }
  }
}
