import { expect } from 'vitest'

import { normalisedState } from '../document/normalised-state.ts'
import { seededRng } from '../intents/random-intent.test-support.ts'
import { succeed } from '../lib/result.ts'

import type { PeerDoor } from './peer-door.ts'
import { createChannelPair } from './channel-pair.test-support.ts'
import type { ChannelPair } from './channel-pair.test-support.ts'
import { createPeerSession } from './peer-session.ts'
import type { PeerSession } from './peer-session.ts'
import type { SessionBoard } from './session-board.ts'
import { createWorld, deviceNumber } from './simulated-author.test-support.ts'
import { createQuickFrameCrypto } from './quick-frame-crypto.test-support.ts'
import { createSimulatedClock } from './simulated-clock.test-support.ts'
import { createSimulatedHub } from './simulated-hub.test-support.ts'
import type { SimulatedHub } from './simulated-hub.test-support.ts'

/** Everybody may speak: for what is not about membership. */
export const openDoor: PeerDoor = {
  isKnown: () => true,
  prove: (binding) => binding,
  admit: () => Promise.resolve(succeed(undefined))
}

/** A simulated hub as its sessions see it; `flush` is its disk's moment, and ends sessions whose replica is replayed. */
export type SessionHub = {
  readonly hub: SimulatedHub
  readonly board: SessionBoard
  readonly sessions: Set<PeerSession>
  readonly flush: () => void
  /** The process dies: its sessions with it. */
  readonly crash: () => void
}

export function createSessionHub(hub: SimulatedHub): SessionHub {
  const sessions = new Set<PeerSession>()
  let onDisk: (() => void)[] = []

  function flush(): void {
    const replays = hub.replica().needsReplay() !== null
    hub.flush()
    if (replays) for (const session of sessions) session.leave()
    const resolve = onDisk
    onDisk = []
    for (const each of resolve) each()
    for (const session of sessions) session.logGrew()
  }

  const board: SessionBoard = {
    heads: () => hub.replica().heads(hub.disk().length),
    count: () => hub.disk().length,
    missingFor: (heads, kind) => hub.replica().missingFor(heads, kind),
    read: async (from) => {
      await Promise.resolve()
      return hub.disk().slice(from, from + 5)
    },
    receive: async (frames) => {
      const received = hub.replica().receiveAll(frames)
      for (const each of received) if (each.kind === 'applied') hub.append(each.frames)
      const problems = received.map((each) => (each.kind === 'refused' ? each.problem : null))
      await new Promise<void>((resolve) => onDisk.push(resolve))
      return problems
    },
    digest: () => null,
    compare: () => 'unknown'
  }
  return {
    hub,
    board,
    sessions,
    flush,
    crash: () => {
      for (const session of sessions) session.leave()
      onDisk = []
      hub.crash()
    }
  }
}

/** What a run went through, so that a test can say that the hard cases were among them. */
export type SessionsRun = { readonly frames: number; readonly cuts: number; readonly replays: number }

/**
 * One seeded life of three to five hubs that know each other only by sessions: random edits, wires that break and are
 * mended, disks that are slow, crashes, and where `backups` is set a disk put back. In the end all hold the same.
 */
export async function runSessions(seed: number, backups: boolean): Promise<SessionsRun> {
  const world = createWorld(seededRng(seed))
  const clock = createSimulatedClock()
  const hubs = Array.from({ length: 3 + Math.floor(world.rng() * 3) }, (_, number) =>
    createSessionHub(createSimulatedHub(world, number + 1))
  )
  const wires = new Map<string, { readonly pair: ChannelPair; readonly between: readonly [SessionHub, SessionHub] }>()
  const problems: string[] = []
  let number = 0
  let cuts = 0
  let replays = 0

  function connect(a: number, b: number): void {
    const key = `${Math.min(a, b)}-${Math.max(a, b)}`
    const [first, second] = [hubs[Math.min(a, b)], hubs[Math.max(a, b)]]
    if (a === b || wires.has(key) || first === undefined || second === undefined) return
    const devices = [deviceNumber(Math.min(a, b) + 1), deviceNumber(Math.max(a, b) + 1)] as const
    const pair = createChannelPair({ devices, highWater: 2000, number: (number += 1) })
    wires.set(key, { pair, between: [first, second] })
    for (const [place, owner] of ([first, second] as const).entries()) {
      const session = createPeerSession({
        channel: pair.ends[place === 0 ? 0 : 1],
        board: owner.board,
        door: openDoor,
        crypto: createQuickFrameCrypto(deviceNumber(1)),
        clock,
        presence: null,
        onChange: () => undefined,
        onMisbehaved: (why) => problems.push(why),
        onDifferent: () => problems.push('another document'),
        onEnded: () => {
          owner.sessions.delete(session)
          if (wires.get(key)?.pair === pair) wires.delete(key)
          pair.cut()
        }
      })
      owner.sessions.add(session)
      session.begin()
    }
  }

  async function breathe(): Promise<void> {
    for (let tick = 0; tick < 12; tick += 1) await Promise.resolve()
  }

  const steps = 40 + Math.floor(world.rng() * 40)
  for (let step = 0; step < steps; step += 1) {
    const hub = hubs[Math.floor(world.rng() * hubs.length)]
    const dice = world.rng()
    if (hub === undefined) continue
    if (dice < 0.25) hub.hub.edit()
    else if (dice < 0.45) {
      if (hub.hub.replica().needsReplay() !== null) replays += 1
      hub.flush()
    } else if (dice < 0.6) connect(Math.floor(world.rng() * hubs.length), Math.floor(world.rng() * hubs.length))
    else if (dice < 0.9) {
      for (const { pair } of wires.values()) {
        for (let count = 0; count < 4; count += 1) pair.deliver(world.happens(0.5) ? 0 : 1)
      }
    } else if (dice < 0.94) {
      const wire = [...wires.values()][0]
      if (wire !== undefined) {
        cuts += 1
        wire.pair.cut()
      }
    } else if (dice < 0.97) clock.advance(50)
    else if (!backups) hub.crash()
    else {
      hub.crash()
      hub.hub.restoreBackup(Math.floor(world.rng() * hub.hub.disk().length))
      for (let edits = 0; edits < 3; edits += 1) hub.hub.edit()
      hub.flush()
    }
    await breathe()
  }

  // What is told every minute goes on for ever: it is quiet when no log grows over two of them.
  for (let quiet = 0, round = 0; quiet < 12; round += 1) {
    if (round > 1000) throw new Error('the hubs do not come to an end')
    for (let a = 0; a < hubs.length; a += 1) for (let b = 0; b < a; b += 1) connect(a, b)
    let moved = false
    for (const { pair } of wires.values()) {
      while (pair.deliver(0) || pair.deliver(1)) continue
    }
    await breathe()
    for (const hub of hubs) {
      if (hub.hub.unwritten().length > 0) moved = true
      if (hub.hub.replica().needsReplay() !== null) replays += 1
      hub.flush()
    }
    await breathe()
    if (moved) quiet = 0
    else quiet += 1
    clock.advance(quiet % 4 === 3 ? 60_000 : 50)
    await breathe()
  }
  expect(problems).toEqual([])
  expectConvergence(hubs)
  return { frames: hubs[0]?.hub.disk().length ?? 0, cuts, replays }
}

function expectConvergence(hubs: readonly SessionHub[]): void {
  const [first] = hubs
  if (first === undefined) throw new Error('no hubs')
  for (const { hub, sessions } of hubs) {
    expect(hub.replica().heads()).toEqual(first.hub.replica().heads())
    expect(normalisedState(hub.replica().doc)).toBe(normalisedState(first.hub.replica().doc))
    expect(sessions.size).toBe(hubs.length - 1)
    for (const session of sessions) {
      expect(session.state().kind).toBe('upToDate')
      expect(session.holds()?.left).toBe(0)
    }
  }
}
