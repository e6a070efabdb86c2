import { seededRng } from '../../intents/random-intent.test-support.ts'
import type { IntentId, PersonId } from '../../model/ids.ts'
import { encodeFrame } from '../encode-frame.ts'
import { encodeFrameBody } from '../frame-body.ts'
import type { Frame, FrameHeader, Head } from '../frame.ts'
import { newFeedId } from '../feed-id.ts'
import { put } from '../replica-fixtures.test-support.ts'
import type { Received } from '../replica-options.ts'
import { createWorld, toId } from '../simulated-author.test-support.ts'
import type { World } from '../simulated-author.test-support.ts'
import { createSimulatedHub } from '../simulated-hub.test-support.ts'
import type { SimulatedHub } from '../simulated-hub.test-support.ts'

import { firstSecret } from './leading-secret.ts'
import { certifyOp, foundingOp } from './membership-acts.ts'
import type { MembershipOp } from './membership-op.ts'
import type { Role } from './role.ts'

/** Ana's board on three hubs that have met: she owns it, Ben edits, and Mal is what the test says. */
export type SharedBoard = {
  readonly world: World
  readonly ana: SimulatedHub
  readonly ben: SimulatedHub
  readonly mal: SimulatedHub
  readonly write: (hub: SimulatedHub, op: MembershipOp) => void
  readonly edit: (hub: SimulatedHub, key: string) => void
  readonly meet: () => void
  /** A frame that Mal signs without asking a hub, on top of nothing or of what `change` says. */
  readonly forge: (update: Uint8Array, clientID: number, change?: Partial<FrameHeader>) => Frame
  readonly deliver: (to: SimulatedHub, bytes: Uint8Array) => Received
}

/** `now` stands still where a test says so. */
export function createSharedBoard(role: Role, now: (() => number) | null = null): SharedBoard {
  const ticking = createWorld(seededRng(3))
  const world: World = { ...ticking, now: now ?? ticking.now }
  const secrets = [{ name: firstSecret, kind: 'content' as const, key: world.randomBytes(32) }]
  const ana = createSimulatedHub(world, 1, { joined: false, seals: true, secrets })
  const ben = createSimulatedHub(world, 2, { joined: true, seals: true, secrets: [] })
  const mal = createSimulatedHub(world, 3, { joined: true, seals: true, secrets: [] })
  const hubs = [ana, ben, mal]

  function write(hub: SimulatedHub, op: MembershipOp): void {
    const written = hub.replica().writeMembership(op, toId<IntentId>(world.newId()))
    if (!written.ok) throw new Error(written.failure.message)
    hub.append(written.value)
    hub.flush()
  }

  function deliver(to: SimulatedHub, bytes: Uint8Array): Received {
    const received = to.replica().receive(bytes)
    if (received.kind === 'applied') to.append(received.frames)
    to.flush()
    return received
  }

  function meet(): void {
    for (const from of hubs) {
      for (const to of hubs) {
        const wanted = from.replica().missingFor(to.replica().heads())
        const frames = from.disk().filter((frame, place) => place >= wanted.from && wanted.includes(frame))
        if (from !== to) for (const frame of frames) deliver(to, frame.bytes)
      }
    }
  }

  function edit(hub: SimulatedHub, key: string): void {
    const facts = { id: toId<IntentId>(world.newId()), type: 'edit', label: 'edit', task: null, by: null }
    const framed = hub.replica().transact(put(key, key), facts)
    if (!framed.ok) throw new Error(framed.failure.message)
    hub.append(framed.value)
    hub.flush()
  }

  const root = new Uint8Array(32).fill(0xbb)
  const own = { board: world.board, device: ana.device, person: toId<PersonId>('ana') }
  write(ana, foundingOp(root, own, ana.options().crypto))
  for (const [hub, name, as] of [[ben, 'ben', 'editor'] as const, [mal, 'mal', role] as const]) {
    const certificate = { device: hub.device, person: toId<PersonId>(name), role: as, use: 'device' } as const
    write(ana, certifyOp(certificate, ana.options().ring, ana.options().crypto))
  }
  meet()
  edit(ana, 'a/title')
  meet()
  edit(ben, 'b/title')
  meet()

  function forge(update: Uint8Array, clientID: number, change: Partial<FrameHeader> = {}): Frame {
    const { crypto } = mal.options()
    const heads = new Map<string, Head>()
    for (const head of ben.replica().heads()) if (!heads.has(head.feed)) heads.set(head.feed, head)
    const facts = { type: 'edit', label: 'edit', task: null, by: null }
    return encodeFrame(
      {
        version: 1,
        board: world.board,
        secretEpoch: 1,
        device: mal.device,
        feed: newFeedId(mal.device, crypto, world.randomBytes),
        seq: 1,
        prev: null,
        heads: [...heads.values()],
        time: world.now(),
        clientID,
        kind: 'update',
        intent: toId<IntentId>(world.newId()),
        part: 0,
        of: 1,
        ...change
      },
      encodeFrameBody({ facts, update }),
      crypto
    )
  }

  return { world, ana, ben, mal, write, edit, meet, forge, deliver }
}
