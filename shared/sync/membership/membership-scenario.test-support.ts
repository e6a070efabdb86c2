import * as Y from 'yjs'

import { seededRng } from '../../intents/random-intent.test-support.ts'
import type { IntentId, PersonId } from '../../model/ids.ts'
import type { CommitFacts } from '../commit-facts.ts'
import { encodeFrame } from '../encode-frame.ts'
import { newFeedId } from '../feed-id.ts'
import { encodeFrameBody } from '../frame-body.ts'
import type { Frame, Head } from '../frame.ts'
import { countsAgainstPeer } from '../frame-problem.ts'
import { createQuickFrameCrypto } from '../quick-frame-crypto.test-support.ts'
import { createWorld, toId } from '../simulated-author.test-support.ts'
import type { World } from '../simulated-author.test-support.ts'
import { createSimulatedHub } from '../simulated-hub.test-support.ts'
import type { SimulatedHub } from '../simulated-hub.test-support.ts'

import { certificateBytes } from './certificate-bytes.ts'
import type { InviteLink } from './invite-link.ts'
import { claimInvite, joinOp } from './join-claim.ts'
import { firstSecret } from './leading-secret.ts'
import { certifyOp, foundingOp, removeOp, retireOp, rotateOp, setRoleOp, shareOp } from './membership-acts.ts'
import type { MembershipOp } from './membership-op.ts'
import { inviteLifetime, newInvite, openInvite } from './new-invite.ts'
import { roles } from './role.ts'
import type { Role } from './role.ts'

type Actor = { readonly name: string; readonly person: PersonId; readonly hub: SimulatedHub }

/**
 * Plays a story told in lines `who: what`, and gives what its `sees`, `says` and refused lines came to, one line each. Who `ana`
 * is made the board; `ben-2` is another device of ben's. What they do:
 *
 *     found · invite NAME as ROLE [N uses] [N hours] · join [with NAME] · recover with NAME · certify NAME as ROLE · role NAME ROLE
 *     remove NAME · retire NAME · rotate · share · write KEY · force KEY (whatever the own hub says) · fork KEY (signs another
 *     second frame) · hears NAME… · restart · sees · says (who belongs) · blames NAME… · due (whether a rotation is)
 *     refused (what of one's own does not count, and why)
 *
 * `all: sync` lets everybody meet, `clock: N hours` lets time pass.
 */
export function playScenario(story: string): readonly string[] {
  const ticking = createWorld(seededRng(7))
  let passed = 0
  const world: World = { ...ticking, now: () => 1_795_000_000_000 + passed }
  const actors = new Map<string, Actor>()
  const links = new Map<string, InviteLink>()
  const told: string[] = []

  function actor(name: string): Actor {
    const known = actors.get(name)
    if (known !== undefined) return known
    const isFirst = name === 'ana'
    const secrets = isFirst ? [{ name: firstSecret, kind: 'content' as const, key: world.randomBytes(32) }] : []
    const hub = createSimulatedHub(world, actors.size + 1, { joined: !isFirst, seals: true, secrets })
    const made = { name, person: toId<PersonId>(name.split('-')[0] ?? name), hub }
    actors.set(name, made)
    return made
  }

  function play(line: string): void {
    const [who = '', what = ''] = line.split(':').map((part) => part.trim())
    const words = what.split(' ')
    if (who === 'clock') passed += Number(words[0]) * 3_600_000
    else if (who === 'all') for (let round = 0; round < 4; round += 1) meet()
    else for (const name of who.split(', ')) act(actor(name), words, line)
  }

  function meet(): void {
    for (const to of actors.values()) for (const from of actors.values()) if (to !== from) hear(to, from)
  }

  function hear(to: Actor, from: Actor): void {
    for (const bytes of missing(from.hub, to.hub.replica().heads())) take(to, bytes, from)
    to.hub.flush()
  }

  function take(to: Actor, bytes: Uint8Array, from: Actor): void {
    const received = to.hub.replica().receive(bytes)
    if (received.kind === 'applied') to.hub.append(received.frames)
    if (received.kind === 'refused' && countsAgainstPeer(received.problem)) {
      told.push(`${to.name} blames ${from.name}: ${received.problem.rule} ${received.problem.message}`)
    }
    if (to.hub.replica().needsReplay() !== null) to.hub.flush()
  }

  function act(one: Actor, [verb = '', ...rest]: readonly string[], line: string): void {
    const { hub, name } = one
    const replica = hub.replica()
    const members = replica.members()
    const { ring, crypto } = hub.options()
    const [first = '', , third = ''] = rest
    const other = first === '' ? one : actor(first)
    switch (verb) {
      case 'found': {
        const own = { board: world.board, device: hub.device, person: one.person }
        return write(one, foundingOp(new Uint8Array(32).fill(0xbb), own, crypto), line)
      }
      case 'invite': {
        const uses = Number(/(\d+) uses/.exec(line)?.[1] ?? 1)
        const hours = /(\d+) hours/.exec(line)?.[1]
        const expires = world.now() + (hours === undefined ? inviteLifetime : Number(hours) * 3_600_000)
        const person = other.person === one.person ? one.person : null
        const request = { board: world.board, seed: world.randomBytes(32), role: roleOf(third), person, expires, uses }
        const invited = newInvite({ ...request, addresses: [] }, ring, crypto)
        if (invited === null) return void told.push(`${line} → refused M11`)
        links.set(first, invited.link)
        return write(one, invited.op, line)
      }
      case 'join': {
        const link = links.get(rest[1] ?? name)
        if (link === undefined) throw new Error(`no link for ${name}`)
        hub.save(openInvite(members, link, crypto))
        hub.flush()
        return write(one, joinOp(claimInvite(link, { device: hub.device, person: one.person }, crypto)), line)
      }
      case 'recover': {
        const { device } = actor(rest[1] ?? '').hub
        const certificate = certificateBytes('join', world.board, hub.device, one.person)
        const { sign } = actor(rest[1] ?? '').hub.options().crypto
        return write(one, { type: 'join', invite: device, person: one.person, signature: sign(certificate) }, line)
      }
      case 'certify': {
        const use = first.endsWith('-paper') ? 'recovery' : 'device'
        const certificate = { device: other.hub.device, person: other.person, role: roleOf(third), use } as const
        return write(one, certifyOp(certificate, ring, crypto), line)
      }
      case 'role':
        return write(one, setRoleOp(members, other.person, roleOf(rest[1] ?? ''), replica.cutoffsOf), line)
      case 'remove':
        return write(one, removeOp(members, other.person, replica.cutoffsOf), line)
      case 'retire':
        return write(one, retireOp(other.hub.device, replica.cutoffsOf), line)
      case 'rotate':
        return write(one, rotateOp(members, world.randomBytes(32), crypto), line)
      case 'share': {
        const op = shareOp(members, ring, crypto)
        return op === null ? void told.push(`${line} → nothing to share`) : write(one, op, line)
      }
      case 'write':
        return edit(one, first, line)
      case 'force':
        hub.append([forged(one, first, null)])
        for (const frame of hub.flush()) for (const hearer of actors.values()) take(hearer, frame.bytes, one)
        return
      case 'fork':
        // The lowest of many: it would win by its hash.
        hub.append([lowest(Array.from({ length: 12 }, () => forged(one, first, 1)))])
        for (const frame of hub.flush()) for (const hearer of actors.values()) take(hearer, frame.bytes, one)
        return
      case 'hears':
        for (const from of rest) hear(one, actor(from))
        return
      case 'restart':
        return hub.crash()
      case 'sees':
        told.push(`${name} sees ${[...replica.doc.getMap('edits').keys()].toSorted().join(' ')}`.trim())
        return
      case 'says': {
        const list = [...members.devices.values()].map(({ device, role }) => `${nameOf(device)} ${role ?? 'nobody'}`)
        told.push(`${name} says ${list.join(', ')}`)
        return
      }
      case 'refused': {
        const causes = replica.refused().map(({ why }) => {
          if (why.kind !== 'role') return why.kind
          const by = members.line.find(({ hash }) => hash === why.by)
          return by === undefined ? 'never let in' : `${by.op.type} by ${nameOf(by.device)}`
        })
        told.push(`${name} is refused ${causes.length === 0 ? 'nothing' : causes.join(', ')}`)
        return
      }
      case 'due':
        told.push(`${name} says a rotation is ${members.rotationDue ? 'due' : 'not due'}`)
        return
      default:
        throw new Error(`nobody knows how to ${verb}`)
    }
  }

  function write({ hub }: Actor, op: MembershipOp, line: string): void {
    const written = hub.replica().writeMembership(op, toId<IntentId>(world.newId()))
    if (!written.ok) return void told.push(`${line} → refused: ${written.failure.message}`)
    hub.append(written.value)
    hub.flush()
  }

  function edit({ hub, name }: Actor, key: string, line: string): void {
    const framed = hub.replica().transact((doc) => doc.getMap('edits').set(key, name), factsOf(world))
    if (!framed.ok) return void told.push(`${line} → refused: ${framed.failure.message}`)
    hub.append(framed.value)
    hub.flush()
  }

  /** A frame that this device signs past its own hub: on top of all that it has, or (fork) beside its feed's second frame. */
  function forged({ hub, name }: Actor, key: string, behind: number | null): Frame {
    const own = hub.disk().filter(({ header }) => header.device === hub.device && header.kind === 'update')
    const last = behind === null ? own.at(-1) : own[behind - 1]
    const feed = last?.header.feed ?? newFeedId(hub.device, hub.options().crypto, world.randomBytes)
    const heads = behind === null ? newest(hub).filter((head) => head.feed !== feed) : []
    const { clientID, update } = updateOf(world, key, name)
    const { epoch } = hub.options().ring.leading() ?? firstSecret
    return encodeFrame(
      {
        version: 1,
        board: world.board,
        secretEpoch: epoch,
        device: hub.device,
        feed,
        seq: (last?.header.seq ?? 0) + 1,
        prev: last?.hash ?? null,
        heads,
        time: world.now(),
        clientID,
        kind: 'update',
        intent: toId<IntentId>(world.newId()),
        part: 0,
        of: 1
      },
      encodeFrameBody({ facts: factsOf(world), update }),
      // Whoever holds no key seals under one that nobody has.
      hub.options().ring.leading() === null ? createQuickFrameCrypto(hub.device) : hub.options().crypto
    )
  }

  function nameOf(device: string): string {
    return [...actors.values()].find(({ hub }) => hub.device === device)?.name ?? device
  }

  for (const line of story.trim().split('\n')) if (line.trim() !== '') play(line.trim())
  return told
}

function missing(from: SimulatedHub, heads: readonly Head[]): readonly Uint8Array[] {
  return (['membership', 'update'] as const).flatMap((kind) => {
    const wanted = from.replica().missingFor(heads, kind)
    const frames = from.disk().filter((frame, place) => place >= wanted.from && wanted.includes(frame))
    return frames.map((frame) => frame.bytes)
  })
}

/** One head a feed, as a frame names them. */
function newest(hub: SimulatedHub): readonly Head[] {
  const heads = new Map<string, Head>()
  for (const head of hub.replica().heads()) if (!heads.has(head.feed)) heads.set(head.feed, head)
  return [...heads.values()]
}

function updateOf(
  world: World,
  key: string,
  value: string
): { readonly clientID: number; readonly update: Uint8Array } {
  const doc = new Y.Doc()
  doc.clientID = 1 + Math.floor(world.rng() * 0x7fff_ffff)
  doc.getMap('edits').set(key, value)
  return { clientID: doc.clientID, update: Y.encodeStateAsUpdate(doc) }
}

function factsOf(world: World): CommitFacts {
  return { id: toId<IntentId>(world.newId()), type: 'edit', label: 'edit', task: null, by: null }
}

function lowest(frames: readonly Frame[]): Frame {
  return frames.reduce((low, frame) => (frame.hash < low.hash ? frame : low))
}

function roleOf(word: string): Role {
  const role = roles.find((known) => known === word)
  if (role === undefined) throw new Error(`no role ${word}`)
  return role
}
