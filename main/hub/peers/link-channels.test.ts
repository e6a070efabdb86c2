import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'

import { describeChannel } from '../../../shared/sync/channel.suite.ts'
import type { ChannelRig } from '../../../shared/sync/channel.suite.ts'
import type { Channel } from '../../../shared/sync/channel.ts'
import { systemClock } from '../clock.ts'
import { deviceKeysFromSeed } from '../keys/load-device-keys.ts'
import type { DeviceKeys } from '../keys/load-device-keys.ts'

import { createLink } from './link.ts'
import { openNoiseWire } from './open-noise-wire.ts'

function keysOf(number: number): DeviceKeys {
  const keys = deviceKeysFromSeed(new Uint8Array(32).fill(number))
  if (keys === null) throw new Error('32 bytes')
  return keys
}

/** Both ends of one topic's channel, on a link between two devices over Noise and loopback TCP. */
async function openOverTcp(): Promise<ChannelRig> {
  const clock = systemClock()
  const keys = [keysOf(1), keysOf(2)] as const
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a port')
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve))
  const sockets = [connect(address.port, '127.0.0.1'), await accepted] as const
  const channels = await Promise.all(
    sockets.map(async (socket, side): Promise<Channel> => {
      const own = keys[side === 0 ? 0 : 1]
      const wire = await openNoiseWire(socket, { keys: own, dialled: side === 0, clock })
      if (wire === null) throw new Error('the handshake failed')
      return new Promise((resolve) => {
        const link = createLink(wire, clock, {
          onChannel: (_topic, channel) => resolve(channel),
          onOffer: (topic) => link.offer(topic),
          onMisbehaved: (why) => {
            throw new Error(why)
          },
          onEnded: () => undefined
        })
        if (side === 0) link.offer('ab'.repeat(32))
      })
    })
  )
  const [first, second] = channels
  if (first === undefined || second === undefined) throw new Error('two ends')
  return {
    ends: [first, second],
    devices: [keys[0].device, keys[1].device],
    cut: () => sockets[0].destroy(),
    until: async (holds) => {
      while (!holds()) await new Promise((resolve) => setImmediate(resolve))
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}

describeChannel('a link over Noise and TCP', openOverTcp)
