import { connect } from 'node:net'
import type { Socket } from 'node:net'

import { afterEach, describe, expect, it } from 'vitest'

import type { Channel } from '../../../shared/sync/channel.ts'
import { peerLimits } from '../../../shared/sync/peer-limits.ts'
import { createSimulatedClock } from '../../../shared/sync/simulated-clock.test-support.ts'
import type { SimulatedClock } from '../../../shared/sync/simulated-clock.test-support.ts'
import { deviceKeysFromSeed } from '../keys/load-device-keys.ts'
import type { DeviceKeys } from '../keys/load-device-keys.ts'

import { encodeLinkMessage, mostOffers } from './link-message.ts'
import { openNoiseWire } from './open-noise-wire.ts'
import { createPeerNetwork } from './peer-network.ts'
import type { PeerNetwork, PeerNetworkParts } from './peer-network.ts'

const topic = 'ab'.repeat(32)
const other = 'cd'.repeat(32)

let running: { readonly network: PeerNetwork; readonly clock: SimulatedClock }[] = []
let sockets: Socket[] = []

afterEach(() => {
  for (const { network } of running) network.close()
  for (const socket of sockets) socket.destroy()
  running = []
  sockets = []
})

function keysOf(number: number): DeviceKeys {
  const keys = deviceKeysFromSeed(new Uint8Array(32).fill(number))
  if (keys === null) throw new Error('32 bytes')
  return keys
}

/** A network on loopback whose time moves by hand. */
async function start(number: number, change: Partial<PeerNetworkParts> = {}) {
  const clock = createSimulatedClock()
  const channels: Channel[] = []
  const closed: Channel[] = []
  const problems: string[] = []
  const network = createPeerNetwork({
    keys: keysOf(number),
    clock,
    listenAt: { host: '127.0.0.1', port: 0 },
    discovery: null,
    addresses: () => [],
    isWelcome: () => true,
    onProblem: (message) => problems.push(message),
    onMisbehaved: (device, why) => problems.push(`${device} ${why}`),
    onLinks: () => undefined,
    ...change
  })
  const take = (channel: Channel): void => {
    channels.push(channel)
    channel.listen({ message: () => undefined, drained: () => undefined, closed: () => closed.push(channel) })
  }
  const membership = network.join(topic, take)
  await until(() => network.port() !== null)
  running.push({ network, clock })
  return { network, clock, channels, closed, problems, membership, take, device: keysOf(number).device }
}

async function until(holds: () => boolean, meanwhile: () => void = () => undefined): Promise<void> {
  while (!holds()) {
    meanwhile()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Everything that is under way on loopback has come. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

function raw(network: PeerNetwork): { readonly socket: Socket; readonly isClosed: () => boolean } {
  const socket = connect(network.port() ?? 0, '127.0.0.1')
  let closed = false
  socket.on('error', () => undefined)
  socket.on('close', () => {
    closed = true
  })
  socket.resume()
  sockets.push(socket)
  return { socket, isClosed: () => closed }
}

/** A device that has proved its key, and then says what it likes. */
async function wireTo(network: PeerNetwork, number: number, reads = true) {
  const { socket, isClosed } = raw(network)
  const wire = await openNoiseWire(socket, { keys: keysOf(number), dialled: true, clock: createSimulatedClock() })
  if (wire === null) throw new Error('the handshake failed')
  const heard: Uint8Array[] = []
  if (reads) wire.listen({ message: (bytes) => heard.push(bytes), drained: () => undefined, closed: () => undefined })
  return { send: wire.send, heard, isClosed, socket }
}

function advanceAll(milliseconds: number): void {
  for (const { clock } of running) clock.advance(milliseconds)
}

describe('two networks', () => {
  it('[L3] speak about the board in common and about no other', async () => {
    const ana = await start(1)
    const ben = await start(2)
    ana.network.join(other, ana.take)
    ben.membership.addAddress({ host: '127.0.0.1', port: ana.network.port() ?? 0 })
    await until(
      () => ana.channels.length === 1 && ben.channels.length === 1,
      () => advanceAll(1)
    )
    await quiet()
    expect([ana.channels.map(({ device }) => device), ben.channels.map(({ device }) => device)]).toEqual([
      [ben.device],
      [ana.device]
    ])
  })

  it('[L3] begin a board that was left again, on a new link', async () => {
    const ana = await start(1)
    const ben = await start(2)
    ben.membership.addAddress({ host: '127.0.0.1', port: ana.network.port() ?? 0 })
    await until(
      () => ben.channels.length === 1,
      () => advanceAll(1)
    )
    ben.network.join(other, ben.take)
    ben.membership.leave()
    await until(
      () => ana.closed.length === 1,
      () => advanceAll(1)
    )
    ben.network.join(topic, ben.take)
    await until(
      () => ana.channels.length === 2 && ben.channels.length === 2,
      () => advanceAll(50)
    )
    expect(ana.channels[0]?.binding).not.toEqual(ana.channels[1]?.binding)
  })

  it('[L4] notice that the other end has fallen silent', async () => {
    const ana = await start(1)
    const wire = await wireTo(ana.network, 2)
    wire.send(encodeLinkMessage({ type: 'offer', topic }))
    await until(() => ana.channels.length === 1)
    ana.clock.advance(6000)
    await quiet()
    expect(ana.closed).toHaveLength(0)
    wire.send(encodeLinkMessage({ type: 'ping' }))
    await quiet()
    ana.clock.advance(6000)
    expect(ana.closed).toHaveLength(0)
    ana.clock.advance(2000)
    expect(ana.closed).toHaveLength(1)
  })

  it('[L7] dial again and again, less and less often, and at once when the other is back', async () => {
    const ana = await start(1)
    const ben = await start(2)
    const port = ana.network.port() ?? 0
    ben.membership.addAddress({ host: '127.0.0.1', port })
    await until(
      () => ben.channels.length === 1,
      () => advanceAll(1)
    )
    ana.network.suspend()
    await until(() => ben.closed.length === 1)
    ana.network.resume()
    await until(
      () => ben.channels.length === 2,
      () => advanceAll(50)
    )
    expect(ana.network.port()).toBe(port)
  })
})

describe('strangers', () => {
  it('[L1] are cut when they say what is no handshake', async () => {
    const ana = await start(1)
    const { socket, isClosed } = raw(ana.network)
    socket.write('GET / HTTP/1.1\r\n\r\n'.repeat(40))
    socket.write(new Uint8Array(4096))
    await until(isClosed)
    expect(ana.channels).toEqual([])
  })

  it('[L1] are cut when they send more than a handshake takes, however long they say it is', async () => {
    const ana = await start(1)
    const { socket, isClosed } = raw(ana.network)
    socket.write(Uint8Array.of(0xff, 0xff, 0xff))
    for (let count = 0; count < 3; count += 1) socket.write(new Uint8Array(1000))
    await until(isClosed)
    expect(socket.bytesWritten).toBeLessThan(4096)
  })

  it('[L1] have ten seconds, and are at most 32; then there is room again', async () => {
    const ana = await start(1)
    const many = Array.from({ length: 40 }, () => raw(ana.network))
    await until(() => many.filter(({ isClosed }) => isClosed()).length === 8)
    ana.clock.advance(10_000)
    await until(() => many.every(({ isClosed }) => isClosed()))
    await wireTo(ana.network, 2)
    await until(() => ana.network.isLinked(keysOf(2).device))
    expect(many.every(({ isClosed }) => isClosed())).toBe(true)
  })

  it('[L2] whose key nobody knows are cut before a byte is said to them', async () => {
    const ana = await start(1, { isWelcome: () => false })
    const { send, isClosed, heard } = await wireTo(ana.network, 2)
    send(encodeLinkMessage({ type: 'offer', topic }))
    await until(isClosed)
    expect([heard, ana.channels]).toEqual([[], []])
  })
})

describe('a hostile device', () => {
  const offer = encodeLinkMessage({ type: 'offer', topic })
  const attacks: readonly (readonly [string, readonly Uint8Array[]])[] = [
    ['an empty message', [new Uint8Array(0)]],
    ['a kind that is not known', [Uint8Array.of(77)]],
    ['an offer cut short', [Uint8Array.of(1, 2, 3)]],
    ['the same offer twice', [offer, offer]],
    ['data for no offer', [Uint8Array.of(2, 5, 1)]],
    ['the end of no offer', [Uint8Array.of(3, 5)]],
    ['a message that is too long', [offer, new Uint8Array(peerLimits.messageBytes + 10).fill(2, 0, 1)]],
    ['a ping with something in it', [Uint8Array.of(4, 1)]],
    [
      'too many offers',
      Array.from({ length: mostOffers + 1 }, (_, number) =>
        encodeLinkMessage({ type: 'offer', topic: number.toString(16).padStart(64, '0') })
      )
    ]
  ]

  it.each(attacks)(
    '[L5] that sends %s is cut and kept out for a minute; others are not affected',
    async (_name, messages) => {
      const ana = await start(1)
      const friend = await wireTo(ana.network, 3)
      friend.send(offer)
      await until(() => ana.channels.length === 1)
      const bad = await wireTo(ana.network, 2)
      for (const message of messages) bad.send(message)
      await until(bad.isClosed)
      const again = await wireTo(ana.network, 2)
      await until(again.isClosed)
      const before = friend.heard.length
      ana.channels[0]?.send(Uint8Array.of(1))
      await until(() => friend.heard.length > before)
      for (let second = 0; second < 60; second += 1) {
        ana.clock.advance(1000)
        friend.send(encodeLinkMessage({ type: 'ping' }))
        const heard = friend.heard.length
        ana.channels[0]?.send(Uint8Array.of(1))
        await until(() => friend.heard.length > heard)
      }
      const served = await wireTo(ana.network, 2)
      await until(() => ana.network.isLinked(keysOf(2).device))
      expect([friend.isClosed(), served.isClosed()]).toEqual([false, false])
      expect(ana.problems.map((problem) => problem.split(' ')[0])).toEqual([keysOf(2).device])
    }
  )

  it('[L5] that does not read costs a queue, then the link', async () => {
    const ana = await start(1)
    const { send, isClosed, socket } = await wireTo(ana.network, 2, false)
    send(offer)
    await until(() => ana.channels.length === 1)
    const before = process.memoryUsage().arrayBuffers
    let sent = 0
    while (ana.closed.length === 0) {
      ana.channels[0]?.send(new Uint8Array(60_000))
      sent += 60_000
      if (sent % 600_000 === 0) await quiet()
    }
    // Both ends are in this process, and the kernel holds some of it.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * peerLimits.queueBytes)
    expect(sent).toBeLessThan(16 * peerLimits.queueBytes)
    socket.destroy()
    await until(isClosed)
  })
})
