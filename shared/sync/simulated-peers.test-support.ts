import { expect } from 'vitest'

import { normalisedState } from '../document/normalised-state.ts'
import { seededRng } from '../intents/random-intent.test-support.ts'

import type { Frame, Head } from './frame.ts'
import { createWorld } from './simulated-author.test-support.ts'
import type { World } from './simulated-author.test-support.ts'
import { createSimulatedHub } from './simulated-hub.test-support.ts'
import type { SimulatedHub } from './simulated-hub.test-support.ts'
import { expectSameGraph } from './expect-same-graph.test-support.ts'

/** What a run went through, so that a test can say that the hard cases were among them. */
export type PeersRun = {
  readonly hubs: number
  readonly frames: number
  readonly forks: number
  readonly replays: number
}

/**
 * One seeded life of three to five hubs: random edits and undos, frames that come late, twice, out of order or not at
 * all, crashes, checkpoints, and where `backups` is set a disk put back to an earlier state. In the end everybody
 * meets everybody, and all must hold the same.
 */
export function runPeers(seed: number, backups: boolean): PeersRun {
  const world = createWorld(seededRng(seed))
  const hubs = Array.from({ length: 3 + Math.floor(world.rng() * 3) }, (_, number) =>
    createSimulatedHub(world, number + 1)
  )
  const wires: { readonly to: SimulatedHub; readonly bytes: Uint8Array }[] = []
  let replays = 0

  function receive(hub: SimulatedHub, bytes: Uint8Array): void {
    const received = hub.replica().receive(bytes)
    if (received.kind === 'applied') hub.append(received.frames)
    if (received.kind === 'refused') throw new Error(`${received.problem.rule} ${received.problem.message}`)
    if (hub.replica().needsReplay() !== null) {
      replays += 1
      hub.flush()
    }
  }

  function missing(from: SimulatedHub, heads: readonly Head[]): readonly Uint8Array[] {
    const wanted = from.replica().missingFor(heads)
    return from
      .disk()
      .filter((frame, place) => place >= wanted.from && wanted.includes(frame))
      .map((frame) => frame.bytes)
  }

  /** Sends a part of what the other lacks, with losses and repetitions. */
  function gossip(from: SimulatedHub, to: SimulatedHub): void {
    for (const bytes of missing(from, to.replica().heads())) {
      if (world.happens(0.15)) continue
      wires.push({ to, bytes })
      if (world.happens(0.1)) wires.push({ to, bytes })
    }
  }

  function deliver(): void {
    const place = world.happens(0.5) ? 0 : Math.floor(world.rng() * wires.length)
    const [wire] = wires.splice(place, 1)
    if (wire !== undefined) receive(wire.to, wire.bytes)
  }

  const steps = 25 + Math.floor(world.rng() * 25)
  for (let step = 0; step < steps; step += 1) {
    const hub = pick(world, hubs)
    const dice = world.rng()
    if (dice < 0.4) hub.edit()
    else if (dice < 0.55) hub.flush()
    else if (dice < 0.7) gossip(hub, pick(world, hubs))
    else if (dice < 0.9) for (let count = 0; count < 6; count += 1) deliver()
    else if (dice < 0.94) hub.writeCheckpoint()
    else if (dice < 0.96 || !backups) hub.crash()
    else {
      hub.restoreBackup(Math.floor(world.rng() * hub.disk().length))
      for (let edits = 0; edits < 3; edits += 1) hub.edit()
      hub.flush()
    }
  }
  while (wires.length > 0) deliver()

  for (let round = 0; ; round += 1) {
    if (round > 30) throw new Error('the hubs do not come to an end')
    for (const hub of hubs) hub.flush()
    let sent = 0
    for (const from of hubs) {
      for (const to of hubs) {
        if (from === to) continue
        for (const bytes of missing(from, to.replica().heads())) {
          sent += 1
          receive(to, bytes)
        }
        to.flush()
      }
    }
    if (sent === 0) break
  }
  return { hubs: hubs.length, replays, ...expectConvergence(hubs) }
}

/** Equal heads, equal document, equal graph, equal schedule; every held frame byte for byte alike; a crash changes nothing. */
function expectConvergence(hubs: readonly SimulatedHub[]): { readonly frames: number; readonly forks: number } {
  const [first, ...others] = hubs
  if (first === undefined) throw new Error('no hubs')
  const state = normalisedState(first.replica().doc)
  const held = first.disk().map(keyOf).toSorted()
  expect(new Set(held).size).toBe(held.length)
  for (const hub of others) {
    expect(hub.replica().heads()).toEqual(first.replica().heads())
    expect(normalisedState(hub.replica().doc)).toBe(state)
    expect(hub.disk().map(keyOf).toSorted()).toEqual(held)
    expectSameGraph(hub.author().graph(), first.author().graph())
  }
  first.crash()
  expect(normalisedState(first.replica().doc)).toBe(state)
  return { frames: held.length, forks: first.replica().verdicts().forks.size }
}

function keyOf(frame: Frame): string {
  return Buffer.from(frame.bytes).toString('base64')
}

function pick<Value>(world: World, values: readonly Value[]): Value {
  const value = values[Math.floor(world.rng() * values.length)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}
