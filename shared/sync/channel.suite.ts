import { describe, expect, it } from 'vitest'

import type { DeviceId } from '../model/ids.ts'

import type { Channel } from './channel.ts'
import { peerLimits } from './peer-limits.ts'

/** Two ends of a new channel, and how its messages come to move: by themselves, or by `settle`. */
export type ChannelRig = {
  readonly ends: readonly [Channel, Channel]
  readonly devices: readonly [DeviceId, DeviceId]
  /** Resolves when it holds; a rig that moves messages by hand moves them meanwhile. */
  readonly until: (holds: () => boolean) => Promise<void>
  /** Breaks the wire without a word to either end's code. */
  readonly cut: () => void
  readonly close: () => Promise<void>
}

/** [S1] What every channel must do. */
export function describeChannel(name: string, open: () => Promise<ChannelRig>): void {
  describe(`channel: ${name}`, () => {
    async function withRig(run: (rig: ChannelRig, heard: readonly [Ear, Ear]) => Promise<void>): Promise<void> {
      const rig = await open()
      try {
        await run(rig, [listenTo(rig.ends[0]), listenTo(rig.ends[1])])
      } finally {
        await rig.close()
      }
    }

    it('[S1] knows the other end’s device, one binding, and one first end', async () => {
      await withRig(async ({ ends: [a, b], devices }) => {
        expect([b.device, a.device]).toEqual(devices)
        expect(a.binding).toEqual(b.binding)
        expect(a.binding).toHaveLength(32)
        expect(a.isFirst).toBe(!b.isFirst)
        await Promise.resolve()
      })
    })

    it('[S1] has another binding each time', async () => {
      await withRig(async ({ ends: [a] }) => {
        await withRig(async ({ ends: [other] }) => {
          expect(a.binding).not.toEqual(other.binding)
          await Promise.resolve()
        })
      })
    })

    it('[S1] brings messages whole, in order, both ways at once', async () => {
      await withRig(async ({ ends, until }, heard) => {
        const sizes = [1, 2, 127, 128, 16_383, 16_384, peerLimits.messageBytes - 1, peerLimits.messageBytes, 3]
        const messages = sizes.map((size, place) => new Uint8Array(size).fill(place + 1))
        for (const message of messages) {
          ends[0].send(message)
          ends[1].send(message)
        }
        await until(() => heard.every((ear) => ear.messages.length === sizes.length))
        for (const ear of heard) expect(ear.messages.map(describeBytes)).toEqual(messages.map(describeBytes))
      })
    })

    it('[S1] keeps what it was given, whatever becomes of the sender’s bytes', async () => {
      await withRig(async ({ ends, until }, heard) => {
        const bytes = new Uint8Array(2000).fill(1)
        ends[0].send(bytes)
        bytes.fill(9)
        await until(() => heard[1].messages.length === 1)
        expect(heard[1].messages[0]).toEqual(new Uint8Array(2000).fill(1))
      })
    })

    it('[S1] asks to wait when it fills, and says when there is room', async () => {
      await withRig(async ({ ends, until }, heard) => {
        let sent = 0
        while (ends[0].send(new Uint8Array(60_000))) {
          sent += 1
          if (sent > 60) break
        }
        sent += 1
        await until(() => heard[0].drains > 0)
        await until(() => heard[1].messages.length === sent)
        expect(heard[0].closes).toBe(0)
      })
    })

    it('[S2] ends when more waits than the queue’s limit', async () => {
      await withRig(async ({ ends, until }, heard) => {
        for (let count = 0; count < 2 * (peerLimits.queueBytes / 60_000); count += 1)
          ends[0].send(new Uint8Array(60_000))
        await until(() => heard[0].closes === 1 && heard[1].closes === 1)
        expect(ends[0].send(new Uint8Array(1))).toBe(true)
      })
    })

    it('[S1] delivers what was sent before it was closed, then tells both ends once', async () => {
      await withRig(async ({ ends, until }, heard) => {
        for (let count = 0; count < 10; count += 1) ends[1].send(new Uint8Array(5000).fill(count))
        ends[1].close()
        ends[1].close()
        await until(() => heard[0].closes === 1 && heard[1].closes === 1)
        expect(heard[0].messages.map((bytes) => bytes[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
        ends[0].send(new Uint8Array(1))
        ends[0].close()
        expect(heard.map(({ closes }) => closes)).toEqual([1, 1])
      })
    })

    it('[S1] tells both ends when the wire breaks', async () => {
      await withRig(async ({ until, cut }, heard) => {
        cut()
        await until(() => heard[0].closes > 0 && heard[1].closes > 0)
        expect(heard.map(({ closes }) => closes)).toEqual([1, 1])
      })
    })
  })
}

/** Short, because whole arrays take seconds to compare. */
function describeBytes(bytes: Uint8Array): string {
  return `${bytes.length} × ${bytes[0]}${bytes.every((byte) => byte === bytes[0]) ? '' : ', mixed'}`
}

type Ear = { readonly messages: Uint8Array[]; drains: number; closes: number }

function listenTo(channel: Channel): Ear {
  const ear: Ear = { messages: [], drains: 0, closes: 0 }
  channel.listen({
    message: (bytes) => void ear.messages.push(Uint8Array.from(bytes)),
    drained: () => {
      ear.drains += 1
    },
    closed: () => {
      ear.closes += 1
    }
  })
  return ear
}
