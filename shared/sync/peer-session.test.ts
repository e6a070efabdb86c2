import { describe, expect, it } from 'vitest'

import { seededRng } from '../intents/random-intent.test-support.ts'
import { fail, succeed } from '../lib/result.ts'

import type { PeerDoor } from './peer-door.ts'
import { createChannelPair } from './channel-pair.test-support.ts'
import { decodePeerMessage } from './decode-peer-message.ts'
import { encodePeerMessage } from './encode-peer-message.ts'
import { streamFrame } from './frame-stream.ts'
import { peerLimits } from './peer-limits.ts'
import type { PeerMessage } from './peer-message.ts'
import { createPeerSession } from './peer-session.ts'
import { createQuickFrameCrypto } from './quick-frame-crypto.test-support.ts'
import { createWorld, deviceNumber } from './simulated-author.test-support.ts'
import { createSimulatedClock } from './simulated-clock.test-support.ts'
import { createSimulatedHub } from './simulated-hub.test-support.ts'
import { createSessionHub, openDoor } from './simulated-sessions.test-support.ts'

const hello: PeerMessage = { type: 'hello', oldest: 1, newest: 1, proof: new Uint8Array(3) }
const noHeads: PeerMessage = { type: 'heads', fresh: true, more: false, heads: [] }

/** A session of our hub, and a hand at the other end that says what it likes. */
async function meet(
  options: { readonly door?: PeerDoor; readonly edits?: number; readonly acknowledge?: boolean } = {}
) {
  const world = createWorld(seededRng(7))
  const clock = createSimulatedClock()
  const hub = createSessionHub(createSimulatedHub(world, 1))
  for (let edit = 0; edit < (options.edits ?? 0); edit += 1) hub.hub.edit()
  hub.flush()
  const pair = createChannelPair({ devices: [deviceNumber(1), deviceNumber(2)] })
  const heard: PeerMessage[] = []
  const blamed: string[] = []
  let ended = 0
  pair.ends[1].listen({
    message: (bytes) => {
      const decoded = decodePeerMessage(bytes)
      if (!decoded.ok) throw new Error(decoded.failure)
      heard.push(decoded.value)
    },
    drained: () => undefined,
    closed: () => undefined
  })
  const session = createPeerSession({
    channel: pair.ends[0],
    board: hub.board,
    door: options.door ?? openDoor,
    crypto: createQuickFrameCrypto(deviceNumber(1)),
    clock,
    presence: null,
    onChange: () => undefined,
    onMisbehaved: (why) => blamed.push(why),
    onDifferent: () => blamed.push('different'),
    onEnded: () => {
      ended += 1
    }
  })
  hub.sessions.add(session)
  session.begin()

  async function settle(): Promise<void> {
    for (let round = 0; round < 300; round += 1) {
      while (pair.deliver(0) || pair.deliver(1)) continue
      await Promise.resolve()
    }
  }

  async function sayBytes(bytes: Uint8Array): Promise<void> {
    pair.ends[1].send(bytes)
    await settle()
  }

  await settle()
  return {
    session,
    hub,
    world,
    clock,
    heard,
    blamed,
    ended: () => ended,
    settle,
    sayBytes,
    cut: pair.cut,
    say: (message: PeerMessage) => sayBytes(encodePeerMessage(message)),
    kinds: () => heard.map(({ type }) => type),
    streamed: () => heard.reduce((sum, message) => sum + (message.type === 'frames' ? message.bytes.length : 0), 0)
  }
}

/** Frames of another device on the same board. */
function framesOf(world: ReturnType<typeof createWorld>, count: number): readonly Uint8Array[] {
  const other = createSimulatedHub(world, 2)
  while (other.unwritten().length + other.disk().length < count) other.edit()
  other.flush()
  return other.disk().map(({ bytes }) => bytes)
}

const stream = (frames: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(frames.map(streamFrame)))

describe('the beginning of a session', () => {
  it('[S3] says hello and nothing else before the other is admitted', async () => {
    const { kinds, say, session } = await meet({ edits: 3 })
    expect([kinds(), session.state()]).toEqual([['hello'], { kind: 'connected' }])
    await say(hello)
    expect(kinds()).toEqual(['hello', 'heads'])
    await say(noHeads)
    expect(kinds()).toEqual(['hello', 'heads', 'frames'])
  })

  it('[S3] tells an unknown device nothing but that it is unknown', async () => {
    const { heard, session, ended } = await meet({ edits: 3, door: { ...openDoor, isKnown: () => false } })
    expect(heard).toEqual([{ type: 'bye', farewell: 'notAdmitted', words: 'this device is not known here' }])
    expect([session.state().kind, ended()]).toEqual(['refused', 1])
  })

  it('[S3] refuses a proof that does not hold, and says why', async () => {
    const { heard, say, session, blamed } = await meet({
      edits: 3,
      door: { ...openDoor, admit: () => Promise.resolve(fail('The invite has expired.')) }
    })
    await say(hello)
    expect(heard.at(-1)).toEqual({ type: 'bye', farewell: 'notAdmitted', words: 'The invite has expired.' })
    expect([session.state(), blamed]).toEqual([{ kind: 'refused', why: 'The invite has expired.' }, []])
  })

  it('[S3] binds a proof to the channel and the end, so that it cannot be sent back', async () => {
    const bindings: string[] = []
    await meet({
      door: {
        isKnown: () => true,
        prove: (binding) => {
          bindings.push(`prove ${binding.length} ${binding.at(-1)}`)
          return binding
        },
        admit: (_device, _proof, binding) => {
          bindings.push(`admit ${binding.length} ${binding.at(-1)}`)
          return Promise.resolve(succeed(undefined))
        }
      }
    }).then(({ say }) => say(hello))
    expect(bindings).toEqual(['prove 33 1', 'admit 33 2'])
  })

  it('[S3] [S11] waits for a newer version, ours or theirs, where versions do not meet', async () => {
    const newer = await meet()
    await newer.say({ ...hello, oldest: 2, newest: 3 })
    const older = await meet()
    await older.say({ ...hello, oldest: 0, newest: 0 })
    expect([newer.session.state(), older.session.state()]).toEqual([
      { kind: 'waitingForNewerVersion', whose: 'ours' },
      { kind: 'waitingForNewerVersion', whose: 'theirs' }
    ])
    const told = await meet()
    await told.say({ type: 'bye', farewell: 'version', words: '' })
    expect(told.session.state()).toEqual({ kind: 'waitingForNewerVersion', whose: 'ours' })
  })

  it('[S3] ends after ten seconds without a hello', async () => {
    const { clock, session, blamed } = await meet()
    clock.advance(10_000)
    expect([session.state().kind, blamed]).toEqual(['refused', ['it did not introduce itself in time']])
  })
})

describe('an open session', () => {
  async function opened(options: Parameters<typeof meet>[0] = {}) {
    const met = await meet(options)
    await met.say(hello)
    await met.say(noHeads)
    return met
  }

  it('[S6] acknowledges frames when they are on disk, and not before', async () => {
    const { hub, world, say, kinds, settle, session } = await opened()
    const frames = framesOf(world, 3)
    await say({ type: 'frames', bytes: stream(frames) })
    expect(kinds()).not.toContain('received')
    hub.flush()
    await settle()
    expect(kinds().filter((kind) => kind === 'received')).toHaveLength(1)
    expect(hub.hub.disk().map(({ bytes }) => bytes)).toEqual(frames)
    expect(session.state().kind).toBe('upToDate')
  })

  it('[S4] never sends frames back to whom they came from', async () => {
    const { hub, world, say, streamed, settle, clock } = await opened()
    await say({ type: 'frames', bytes: stream(framesOf(world, 3)) })
    hub.flush()
    clock.advance(60_000)
    await settle()
    expect(streamed()).toBe(0)
  })

  it('[S4] [S11] knows what the peer has: told, sent and acknowledged', async () => {
    const { hub, session, say, streamed, settle, clock } = await opened({ edits: 4 })
    const left = hub.hub.disk().length
    expect(session.holds()).toEqual({ left, completeAt: null })
    clock.advance(5)
    await say({ type: 'received', bytes: streamed() })
    expect(session.holds()).toEqual({ left: 0, completeAt: clock.milliseconds() })
    const complete = clock.milliseconds()
    clock.advance(1000)
    hub.hub.edit()
    hub.flush()
    clock.advance(50)
    await settle()
    expect(session.holds()).toEqual({ left: 1, completeAt: complete })
  })

  it('[S11] counts what is left while it catches up', async () => {
    const { hub, world, say, session, settle } = await opened()
    const other = createSimulatedHub(world, 2)
    while (other.unwritten().length < 5) other.edit()
    other.flush()
    const [first, ...rest] = other.disk()
    const all = other.replica().heads()
    await say({ type: 'heads', fresh: false, more: false, heads: all })
    expect(session.state()).toEqual({ kind: 'catchingUp', left: other.disk().length })
    await say({ type: 'frames', bytes: stream([first?.bytes ?? new Uint8Array(0)]) })
    hub.flush()
    await settle()
    const left = other.disk().length - 1
    expect(session.state()).toEqual({ kind: 'catchingUp', left })
    await say({ type: 'frames', bytes: stream(rest.map(({ bytes }) => bytes)) })
    hub.flush()
    await settle()
    expect(session.state().kind).toBe('upToDate')
  })

  it('[S6] has no more than a window under way to a peer that reads and never acknowledges', async () => {
    const { hub, world, streamed, settle } = await opened()
    const text = 'x'.repeat(60_000)
    for (let edit = 0; edit < 30; edit += 1) {
      const framed = hub.hub
        .replica()
        .transact((doc) => void doc.getMap('edits').set(`task-${edit}/title`, { v: text, at: world.now(), by: null }), {
          id: world.newId() as never,
          type: 'edit',
          label: 'edit',
          task: null,
          by: null
        })
      if (framed.ok) hub.hub.append(framed.value)
    }
    hub.flush()
    await settle()
    expect(streamed()).toBeLessThanOrEqual(peerLimits.windowBytes)
    expect(streamed()).toBeGreaterThan(peerLimits.windowBytes - peerLimits.messageBytes)
  })

  it('[S7] sends again what a peer’s waiting room dropped, at the next comparison', async () => {
    const { hub, say, streamed, settle } = await opened({ edits: 4 })
    const once = streamed()
    await say({ type: 'received', bytes: once })
    await say(noHeads)
    await settle()
    expect([streamed(), hub.hub.disk().length > 0]).toEqual([2 * once, true])
  })

  it('[S7] tells of another document at equal heads', async () => {
    const { hub, say, blamed } = await opened()
    expect(hub.board.compare({ at: new Uint8Array(32), value: new Uint8Array(32) })).toBe('unknown')
    await say({ type: 'digest', at: new Uint8Array(32), value: new Uint8Array(32) })
    expect(blamed).toEqual([])
  })

  it('[S8] forgets presence after 30 s, and says its own every 10', async () => {
    const { session, say, clock, settle, heard } = await opened()
    await say({ type: 'presence', bytes: Uint8Array.of(1, 2) })
    expect(session.presence()).toEqual(Uint8Array.of(1, 2))
    session.setPresence(Uint8Array.of(9))
    clock.advance(29_999)
    await settle()
    expect(session.presence()).toEqual(Uint8Array.of(1, 2))
    clock.advance(1)
    expect(session.presence()).toBe(null)
    expect(heard.filter(({ type }) => type === 'presence')).toHaveLength(3)
  })

  it('[S9] lets any number of sound frames pass', async () => {
    const { hub, world, say, session, blamed, settle } = await opened()
    for (const frame of framesOf(world, 300)) {
      await say({ type: 'frames', bytes: streamFrame(frame) })
      hub.flush()
    }
    await settle()
    expect([session.state().kind, blamed]).toEqual(['upToDate', []])
  }, 120_000)

  it('[S9] ends with the third frame that is not sound, and blames the peer', async () => {
    const { hub, world, say, session, blamed, settle } = await opened()
    const [good] = framesOf(world, 1)
    const forged = Uint8Array.from(good ?? [])
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1
    for (let count = 0; count < 3; count += 1) {
      expect(blamed).toEqual([])
      await say({ type: 'frames', bytes: stream([forged]) })
      hub.flush()
      await settle()
    }
    expect(session.state().kind).toBe('refused')
    expect(blamed).toHaveLength(1)
    expect(hub.hub.disk()).toEqual([])
  })

  it('[S10] a break in the middle leaves nothing behind', async () => {
    const { cut, ended, session, clock, hub } = await opened({ edits: 2 })
    cut()
    clock.advance(3_600_000)
    hub.hub.edit()
    hub.flush()
    session.leave()
    expect(ended()).toBe(1)
  })
})

describe('a hostile peer', () => {
  const oversized = new Uint8Array(peerLimits.windowBytes / 16)
  const attacks: readonly (readonly [string, readonly Uint8Array[]])[] = [
    ['bytes of no message', [Uint8Array.of(0xee, 1, 2)]],
    ['an empty message', [new Uint8Array(0)]],
    ['a message cut short', [Uint8Array.of(6, 1, 2, 3)]],
    ['a second hello', [encodePeerMessage(hello), encodePeerMessage(hello), encodePeerMessage(hello)]],
    ['a frame of a huge length', [encodePeerMessage({ type: 'frames', bytes: Uint8Array.of(0xff, 0xff, 0x7f) })]],
    ['an acknowledgement of what was never sent', [encodePeerMessage({ type: 'received', bytes: 12 })]],
    [
      'more than the window, in frames that never end',
      Array.from({ length: 20 }, (_, place) => {
        const bytes = Uint8Array.from(oversized.subarray(0, peerLimits.messageBytes - 1))
        if (place === 0) bytes.set([0x80, 0x80, 0x15])
        return encodePeerMessage({ type: 'frames', bytes })
      })
    ],
    [
      'a flood of messages',
      Array.from({ length: peerLimits.messagesInTenSeconds + 2 }, () => encodePeerMessage(noHeads))
    ]
  ]

  for (const state of ['greeting', 'open'] as const) {
    for (const [name, messages] of attacks) {
      it(`[S9] with ${name} (${state}): it is cut and blamed, the board untouched`, async () => {
        const met = await meet({ edits: 2 })
        const before = met.hub.board.heads()
        if (state === 'open') {
          await met.say(hello)
          if (!name.startsWith('an acknowledgement')) await met.say(noHeads)
        }
        for (const bytes of messages) await met.sayBytes(bytes)
        met.hub.flush()
        await met.settle()
        expect([met.session.state().kind, met.blamed.length, met.ended()]).toEqual(['refused', 1, 1])
        expect(met.hub.board.heads()).toEqual(before)
      }, 120_000)
    }
  }

  it('[S9] shows a refusal’s words as plain text', async () => {
    const { say, session } = await meet()
    await say({ type: 'bye', farewell: 'notAdmitted', words: ' no\u202Eentry\u0007\n' })
    expect(session.state()).toEqual({ kind: 'refused', why: 'no entry' })
  })
})
