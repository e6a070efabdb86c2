import { expect } from 'vitest'
import * as Y from 'yjs'

import { normalisedState } from '../document/normalised-state.ts'
import { seededRng } from '../intents/random-intent.test-support.ts'

import { expectSameGraph } from './expect-same-graph.test-support.ts'
import { decodeFrameBody } from './frame-body.ts'
import type { Frame } from './frame.ts'
import { createWorld } from './simulated-author.test-support.ts'
import { createSimulatedHub } from './simulated-hub.test-support.ts'
import { createSimulatedWindow } from './simulated-window.test-support.ts'
import type { SimulatedWindow, ToHub, ToWindow } from './simulated-window.test-support.ts'

/** What a run went through. */
export type WindowsRun = {
  readonly commits: number
  readonly crashes: number
  readonly leases: number
  readonly rebuilt: number
}

/** The hub's end of one connection: messages are in order, and die with either process. */
type Port = {
  readonly window: SimulatedWindow
  readonly toHub: ToHub[]
  readonly toWindow: ToWindow[]
  readonly clientIDs: Set<number>
  opened: boolean
}

/**
 * One seeded life of a hub and one to three windows of it: edits and undos, messages in flight, hub and windows dying,
 * caches that lag or vanish, outboxes that lost their last entries, disconnection. In the end everything is delivered,
 * and every replica must hold the same, every commit exactly once.
 */
export async function runWindows(seed: number): Promise<WindowsRun> {
  const world = createWorld(seededRng(seed))
  const hub = createSimulatedHub(world, 1)
  const count = 1 + Math.floor(world.rng() * 3)
  const windows: SimulatedWindow[] = []
  for (let number = 0; number < count; number += 1) windows.push(await createSimulatedWindow(world, `w${number}`))
  const ports = new Map<SimulatedWindow, Port>()
  /** What to tell once all that the hub has made so far is on disk. */
  let afterFlush: (() => void)[] = []
  let crashes = 0
  let leases = 0
  let rebuilt = 0
  let hubIntents = 0

  function connect(window: SimulatedWindow): void {
    if (window.isConnected()) return
    const port: Port = { window, toHub: [], toWindow: [], clientIDs: new Set(), opened: false }
    ports.set(window, port)
    window.connect((message) => port.toHub.push(message))
  }

  function disconnect(window: SimulatedWindow): void {
    const port = ports.get(window)
    if (port === undefined) return
    for (const clientID of port.clientIDs) hub.replica().releaseLease(clientID)
    ports.delete(window)
    window.disconnect()
  }

  function handle(port: Port): void {
    const message = port.toHub.shift()
    if (message === undefined) return
    if (message.type === 'open') {
      flush()
      const { request } = message
      const cacheAhead = hub.replica().isCacheAhead(request)
      const lease = cacheAhead ? null : hub.replica().leaseClientID(request)
      if (lease !== null) {
        leases += 1
        port.clientIDs.add(lease)
      }
      if (cacheAhead) rebuilt += 1
      port.opened = !cacheAhead
      const update = Y.encodeStateAsUpdate(hub.replica().doc, request.stateVector)
      port.toWindow.push({ type: 'opened', update, lease, cacheAhead })
      return
    }
    const { entry } = message
    const framed = hub.replica().commit(entry)
    if (!framed.ok) {
      port.toWindow.push({ type: 'refused', n: entry.n })
      return
    }
    port.clientIDs.add(entry.clientID)
    hub.append(framed.value)
    afterFlush.push(() => {
      port.toWindow.push({ type: 'acknowledged', n: entry.n })
      for (const other of ports.values()) {
        if (other !== port && other.opened) other.toWindow.push(...updatesOf(framed.value))
      }
    })
  }

  function flush(): void {
    const waiting = afterFlush
    afterFlush = []
    hub.flush()
    for (const tell of waiting) tell()
  }

  function hubEdit(): void {
    const before = hub.unwritten().length
    hub.edit()
    const frames = hub.unwritten().slice(before)
    if (frames.length > 0) hubIntents += 1
    afterFlush.push(() => {
      for (const port of ports.values()) if (port.opened) port.toWindow.push(...updatesOf(frames))
    })
  }

  function crashHub(): void {
    crashes += 1
    afterFlush = []
    for (const window of windows) disconnect(window)
    hub.crash()
    hubIntents = new Set(
      hub
        .disk()
        .filter(isHubs)
        .map((frame) => frame.header.intent)
    ).size
  }

  const steps = 50 + Math.floor(world.rng() * 50)
  for (let step = 0; step < steps; step += 1) {
    const window = windows[Math.floor(world.rng() * windows.length)]
    if (window === undefined) continue
    const port = ports.get(window)
    const dice = world.rng()
    if (dice < 0.26) window.edit()
    else if (dice < 0.46 && port !== undefined) for (let times = 0; times < 4; times += 1) handle(port)
    else if (dice < 0.62) port?.toWindow.splice(0, 5).forEach((message) => window.receive(message))
    else if (dice < 0.74) flush()
    else if (dice < 0.85) connect(window)
    else if (dice < 0.87) disconnect(window)
    else if (dice < 0.91) window.persist()
    else if (dice < 0.94) hubEdit()
    else if (dice < 0.96) hub.writeCheckpoint()
    else if (dice < 0.98) crashHub()
    else {
      crashes += 1
      disconnect(window)
      await window.crash(world.happens(0.7) ? 'kept' : 'lost')
    }
  }

  for (const window of windows) connect(window)
  for (let quiet = false; !quiet;) {
    quiet = true
    for (const port of ports.values()) {
      while (port.toHub.length > 0) handle(port)
      flush()
      for (const message of port.toWindow.splice(0)) port.window.receive(message)
    }
    for (const port of ports.values()) if (port.toHub.length + port.toWindow.length > 0) quiet = false
  }
  hub.crash()

  const state = normalisedState(hub.replica().doc)
  for (const window of windows) {
    expect(window.refused()).toBe(0)
    expect(window.outbox().entries()).toEqual([])
    expect(normalisedState(window.doc())).toBe(state)
    expectSameGraph(window.graph(), hub.author().graph())
  }
  const commits = expectEveryCommitOnce(windows, hub.disk(), hubIntents)
  return { commits, crashes, leases, rebuilt }
}

/** [W1] Nothing acknowledged is lost, nothing is framed twice or merged: each frame is byte for byte one transaction. */
function expectEveryCommitOnce(
  windows: readonly SimulatedWindow[],
  disk: readonly Frame[],
  hubIntents: number
): number {
  const framed = new Map<string, Uint8Array[]>()
  for (const frame of disk) {
    const body = decodeFrameBody(frame.body)
    if (!body.ok) throw new Error(body.failure)
    const parts = framed.get(frame.header.intent) ?? []
    expect(frame.header.part).toBe(parts.length)
    framed.set(frame.header.intent, [...parts, body.value.update])
  }
  let found = 0
  for (const window of windows) {
    for (const id of window.acknowledged) expect(framed.has(id)).toBe(true)
    for (const [id, { parts }] of window.made) {
      const written = framed.get(id)
      if (written === undefined) continue
      found += 1
      expect(written.map(bytesOf)).toEqual(parts.map(bytesOf))
    }
  }
  expect(framed.size).toBe(found + hubIntents)
  return found
}

function bytesOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

function updatesOf(frames: readonly Frame[]): readonly ToWindow[] {
  return frames.map((frame) => {
    const body = decodeFrameBody(frame.body)
    if (!body.ok) throw new Error(body.failure)
    return { type: 'update', update: body.value.update }
  })
}

function isHubs(frame: Frame): boolean {
  const body = decodeFrameBody(frame.body)
  return body.ok && (body.value.facts?.type === 'edit' || frame.header.part > 0)
}
