import { expect } from 'vitest'

import { normalisedState } from '../../document/normalised-state.ts'
import { seededRng } from '../../intents/random-intent.test-support.ts'
import type { DeviceId, IntentId, PersonId } from '../../model/ids.ts'
import { expectSameGraph } from '../expect-same-graph.test-support.ts'
import type { Frame, Head } from '../frame.ts'
import { countsAgainstPeer } from '../frame-problem.ts'
import { createWorld, toId } from '../simulated-author.test-support.ts'
import { createSimulatedHub } from '../simulated-hub.test-support.ts'
import type { SimulatedHub } from '../simulated-hub.test-support.ts'

import type { InviteLink } from './invite-link.ts'
import { claimInvite, joinOp } from './join-claim.ts'
import { firstSecret } from './leading-secret.ts'
import { certifyOp, foundingOp, removeOp, retireOp, rotateOp, setRoleOp, shareOp } from './membership-acts.ts'
import type { MembershipOp } from './membership-op.ts'
import type { Members } from './members.ts'
import { newInvite, openInvite } from './new-invite.ts'
import { mayWrite } from './role.ts'
import type { Role } from './role.ts'

/** What a run went through, so that a test can say that the hard cases were among them. */
export type MembersRun = {
  readonly hubs: number
  readonly acts: Readonly<Record<string, number>>
  readonly mishaps: Mishaps
  readonly frames: number
  /** Hubs that could read all of it in the end, and were compared. */
  readonly readers: number
  readonly withoutEffect: number
  readonly replays: number
  readonly forks: number
  /** Frames beyond a cut-off that others had built on, and forks that a cut-off settled. */
  readonly vouched: number
  readonly pinned: number
}

/** How often frames were dropped, sent twice and overtaken; processes died and came back from disk; disks were put back. */
export type Mishaps = Record<'dropped' | 'twice' | 'overtaken' | 'crashed' | 'restored', number>

type Life = {
  readonly hub: SimulatedHub
  readonly person: PersonId
  link: InviteLink | null
  /** A recovery seed on paper, in the shape of a link. [M17] */
  paper: InviteLink | null
}

/**
 * One seeded life of a shared board on three to eight hubs: invites, joins, further devices, role changes, removals,
 * rotations and edits, all at once and far apart; frames that come late, twice, out of order or not at all; crashes,
 * and where `backups` is set a disk put back. In the end everybody meets everybody: all must agree on who belongs, and
 * those who can read must hold the same, byte for byte.
 */
export function runMembers(seed: number, backups: boolean): MembersRun {
  const world = createWorld(seededRng(seed))
  const first = createSimulatedHub(world, 1, {
    joined: false,
    seals: true,
    secrets: [{ name: firstSecret, kind: 'content', key: world.randomBytes(32) }]
  })
  const lives: Life[] = Array.from({ length: 3 + Math.floor(world.rng() * 6) }, (_, place) => ({
    hub: place === 0 ? first : createSimulatedHub(world, place + 1, { joined: true, seals: true, secrets: [] }),
    person: toId<PersonId>(`person-${place + 1}`),
    link: null,
    paper: null
  }))
  const wires: { readonly to: SimulatedHub; readonly bytes: Uint8Array }[] = []
  const acts: Record<string, number> = {}
  const mishaps: Mishaps = { dropped: 0, twice: 0, overtaken: 0, crashed: 0, restored: 0 }
  let replays = 0

  function act(life: Life, op: MembershipOp | null): boolean {
    if (op === null || life.hub.replica().needsReplay() !== null) return false
    const written = life.hub.replica().writeMembership(op, toId<IntentId>(world.newId()))
    if (!written.ok) return false
    acts[op.type] = (acts[op.type] ?? 0) + 1
    life.hub.append(written.value)
    settle(life.hub)
    return true
  }

  function settle(hub: SimulatedHub): void {
    if (hub.replica().needsReplay() === null) return
    replays += 1
    hub.flush()
  }

  function receive(hub: SimulatedHub, frames: readonly Uint8Array[]): void {
    for (const received of hub.replica().receiveAll(frames)) {
      if (received.kind === 'applied') hub.append(received.frames)
      if (received.kind === 'refused' && countsAgainstPeer(received.problem)) {
        throw new Error(`${received.problem.rule} ${received.problem.message}`)
      }
    }
    settle(hub)
  }

  function missing(from: SimulatedHub, heads: readonly Head[]): readonly Uint8Array[] {
    return (['membership', 'update'] as const).flatMap((kind) => {
      const wanted = from.replica().missingFor(heads, kind)
      const frames = from.disk().filter((frame, place) => place >= wanted.from && wanted.includes(frame))
      return frames.map((frame) => frame.bytes)
    })
  }

  function gossip(from: SimulatedHub, to: SimulatedHub): void {
    for (const bytes of missing(from, to.replica().heads())) {
      if (world.happens(0.12)) {
        mishaps.dropped += 1
        continue
      }
      wires.push({ to, bytes })
      if (!world.happens(0.1)) continue
      mishaps.twice += 1
      wires.push({ to, bytes })
    }
  }

  function deliver(): void {
    const place = world.happens(0.5) ? 0 : Math.floor(world.rng() * wires.length)
    if (place > 0) mishaps.overtaken += 1
    const [wire] = wires.splice(place, 1)
    if (wire !== undefined) receive(wire.to, [wire.bytes])
  }

  function edit({ hub }: Life): void {
    if (hub.replica().needsReplay() !== null) hub.flush()
    const members = hub.replica().members()
    const mine = members.devices.get(hub.device)
    if (mine === undefined || !mayWrite(mine.role) || hub.options().ring.leading() === null) return
    hub.edit()
  }

  /** Whoever was given a link joins as soon as the board is there. */
  function tryJoin(life: Life): void {
    const { hub, person, link } = life
    const members = hub.replica().members()
    if (link === null || !members.founded || members.devices.has(hub.device)) return
    hub.save(openInvite(members, link, hub.options().crypto))
    settle(hub)
    act(life, joinOp(claimInvite(link, { device: hub.device, person }, hub.options().crypto)))
  }

  /** Prints a recovery seed; or types in somebody's, on a device that may be theirs, another's or new. [M17] */
  function printOrRecover(life: Life, from: Life): void {
    const { hub } = life
    const { ring, crypto } = hub.options()
    const members = hub.replica().members()
    const { paper } = from
    if (paper !== null && members.founded) {
      const person = members.devices.get(crypto.keyPair(paper.seed).publicKey as DeviceId)?.person ?? from.person
      hub.save(openInvite(members, paper, crypto))
      settle(hub)
      act(life, joinOp(claimInvite(paper, { device: hub.device, person }, crypto)))
      return
    }
    const bytes = world.randomBytes(32)
    const device = crypto.keyPair(bytes).publicKey as DeviceId
    const role = pick<Role>(['owner', 'owner', 'editor'])
    if (act(life, certifyOp({ device, person: life.person, role, use: 'recovery' }, ring, crypto))) {
      life.paper = { board: world.board, seed: bytes, topicKey: bytes, epoch: 1, addresses: [], person: null }
    }
  }

  function govern(life: Life): void {
    const { hub, person } = life
    if (hub.replica().needsReplay() !== null) hub.flush()
    const replica = hub.replica()
    const members = replica.members()
    const { ring, crypto } = hub.options()
    const other = pick(lives)
    if (world.happens(0.15)) return printOrRecover(life, other)
    if ((members.devices.get(hub.device)?.role ?? null) === null) return tryJoin(life)
    const role = pick<Role>(['viewer', 'editor', 'editor', 'editor', 'owner', 'owner', 'relay'])
    const dice = world.rng()
    if (dice < 0.3) {
      if (!members.devices.has(other.hub.device)) invite(life, other, role)
    } else if (dice < 0.42) {
      const whose = world.happens(0.5) ? person : other.person
      act(life, certifyOp({ device: other.hub.device, person: whose, role, use: 'device' }, ring, crypto))
    } else if (dice < 0.62) act(life, setRoleOp(members, other.person, role, replica.cutoffsOf))
    else if (dice < 0.8) {
      if (act(life, removeOp(members, other.person, replica.cutoffsOf))) rotate(life)
    } else if (dice < 0.85) act(life, retireOp(other.hub.device, replica.cutoffsOf))
    else if (dice < 0.95) rotate(life)
    else act(life, shareOp(members, ring, crypto))
  }

  function rotate(life: Life): void {
    const members = life.hub.replica().members()
    act(life, rotateOp(members, world.randomBytes(32), life.hub.options().crypto))
  }

  function pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(world.rng() * values.length)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }

  /** Most have joined before it begins. */
  function welcome(life: Life): void {
    if (founder === undefined) return
    invite(founder, life, pick<Role>(['viewer', 'editor', 'editor', 'owner', 'owner']))
    exchange(first, life.hub)
    tryJoin(life)
    exchange(life.hub, first)
  }

  function exchange(from: SimulatedHub, to: SimulatedHub): void {
    from.flush()
    receive(to, missing(from, to.replica().heads()))
    to.flush()
  }

  function invite(life: Life, guest: Life, role: Role): void {
    const { ring, crypto } = life.hub.options()
    const invited = newInvite(
      {
        board: world.board,
        seed: world.randomBytes(32),
        role,
        person: null,
        expires: world.now() + 3_600_000,
        uses: 1 + Math.floor(world.rng() * 2),
        addresses: []
      },
      ring,
      crypto
    )
    if (invited !== null && act(life, invited.op)) guest.link = invited.link
  }

  const [founder] = lives
  if (founder === undefined) throw new Error('no hubs')
  if (world.happens(0.5)) first.edit()
  const own = { board: world.board, device: first.device, person: founder.person }
  act(founder, foundingOp(new Uint8Array(32).fill(0xbb), own, first.options().crypto))

  for (const life of lives) if (life !== founder && world.happens(0.7)) welcome(life)

  const steps = 60 + Math.floor(world.rng() * 60)
  for (let step = 0; step < steps; step += 1) {
    const life = pick(lives)
    const { hub } = life
    const dice = world.rng()
    if (dice < 0.32) edit(life)
    else if (dice < 0.44) govern(life)
    else if (dice < 0.54) hub.flush()
    else if (dice < 0.7) gossip(hub, pick(lives).hub)
    else if (dice < 0.9) for (let count = 0; count < 8; count += 1) deliver()
    else if (dice < 0.94) hub.writeCheckpoint()
    else if (dice < 0.97 || !backups) {
      mishaps.crashed += 1
      hub.crash()
    } else {
      mishaps.restored += 1
      hub.restoreBackup(Math.floor(world.rng() * hub.disk().length))
      for (let edits = 0; edits < 2; edits += 1) edit(life)
      hub.flush()
    }
  }
  while (wires.length > 0) deliver()

  for (let round = 0; ; round += 1) {
    if (round > 40) throw new Error('the hubs do not come to an end')
    for (const { hub } of lives) hub.flush()
    let sent = 0
    for (const { hub: from } of lives) {
      for (const { hub: to } of lives) {
        if (from === to) continue
        const frames = missing(from, to.replica().heads())
        sent += frames.length
        receive(to, frames)
        to.flush()
      }
    }
    if (sent === 0) break
  }
  return { hubs: lives.length, acts, mishaps, replays, ...expectAgreement(lives) }
}

/** All agree on who belongs; those who can read agree on all else; a crash changes nothing. */
function expectAgreement(lives: readonly Life[]): Omit<MembersRun, 'hubs' | 'acts' | 'mishaps' | 'replays'> {
  const hubs = lives.map(({ hub }) => hub)
  const [first] = hubs
  if (first === undefined) throw new Error('no hubs')
  const members = first.replica().members()
  const held = first.disk().map(keyOf).toSorted()
  expect(new Set(held).size).toBe(held.length)
  const readers = hubs.filter((hub) => canRead(hub, hubs))
  for (const hub of hubs) {
    expect(hub.disk().map(keyOf).toSorted()).toEqual(held)
    expect(textOf(hub.replica().members())).toBe(textOf(members))
  }
  const [reader, ...others] = readers
  if (reader !== undefined) {
    const state = normalisedState(reader.replica().doc)
    for (const hub of others) {
      expect(hub.replica().heads()).toEqual(reader.replica().heads())
      expect(normalisedState(hub.replica().doc)).toBe(state)
      expectSameGraph(hub.author().graph(), reader.author().graph())
    }
    reader.crash()
    expect(normalisedState(reader.replica().doc)).toBe(state)
    expect(textOf(reader.replica().members())).toBe(textOf(members))
  }
  return {
    frames: held.length,
    readers: readers.length,
    withoutEffect: members.withoutEffect.size,
    forks: first.replica().verdicts().forks.size,
    vouched: reader?.replica().verdicts().vouches.size ?? 0,
    pinned: reader?.replica().verdicts().pins.size ?? 0
  }
}

/** Whether a hub holds the key to each body: relays, removed and passed over devices do not. */
function canRead(hub: SimulatedHub, hubs: readonly SimulatedHub[]): boolean {
  const all = new Map(
    hubs.flatMap((other) =>
      other
        .options()
        .ring.all()
        .filter(({ kind }) => kind === 'content')
        .map(({ key }) => [Buffer.from(key).toString('hex'), key] as const)
    )
  )
  return (
    hub
      .options()
      .ring.all()
      .filter(({ kind }) => kind === 'content').length === all.size
  )
}

/** All of it, in its order; comparing texts is fast. */
function textOf(members: Members): string {
  return JSON.stringify(members, (_, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value
  )
}

function keyOf(frame: Frame): string {
  return Buffer.from(frame.bytes).toString('base64')
}
