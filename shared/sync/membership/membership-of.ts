import { assertNever } from '../../lib/assert-never.ts'
import type { DeviceId, PersonId } from '../../model/ids.ts'
import type { FrameHash, Head } from '../frame.ts'

import type { MembershipFact } from './membership-fact.ts'
import { membershipLine } from './membership-line.ts'
import type { MembershipOp, PublicKey } from './membership-op.ts'
import type { Pasts } from './membership-pasts.ts'
import { firstSecret, leadingSecret } from './leading-secret.ts'
import type { Member, MemberPerson, Members, OpenInvite, RoleEvent, StandingOp } from './members.ts'
import { roleAt } from './role-at.ts'
import { isLower, lowerRole, mayWrite } from './role.ts'
import type { Role } from './role.ts'

/** A device while the line is walked. Its role is its person's, but no higher than `granted`; null where it was taken out. */
type DeviceState = {
  readonly device: DeviceId
  readonly person: PersonId
  granted: Role | null
  use: 'device' | 'recovery'
  retired: boolean
  events: RoleEvent[]
  writerRank: number
}

/** An invite while the line is walked. */
type InviteState = {
  readonly fact: MembershipFact
  readonly op: Extract<MembershipOp, { type: 'invite' }>
  /** Rotations that stood before it: one more voids it, for none that comes earlier in the line knows a later join. [M5] */
  readonly rotations: number
  left: number
}

/** Why an operation has no effect; thrown and caught in this file alone. */
class WithoutEffect extends Error {}

/**
 * [M5][M6] Who belongs, from the membership frames that are held, in whatever order they came. `pasts` gives the
 * membership frames behind each. Signatures and what causal past settles were checked before [M3].
 */
export function membershipOf(facts: readonly MembershipFact[], pasts: Pasts): Members {
  const devices = new Map<DeviceId, DeviceState>()
  const people = new Map<PersonId, Role | null>()
  const devicesOf = new Map<PersonId, DeviceState[]>()
  /** Devices that are owners now. */
  const owners = new Set<DeviceState>()
  const invites = new Map<PublicKey, InviteState>()
  /** Rotations that stand, by their epoch. */
  const rotations = new Map<number, FrameHash[]>()
  let rotationCount = 0
  let newestEpoch = firstSecret.epoch
  const printed = new Map<PublicKey, DeviceState>()
  const withoutEffect = new Map<FrameHash, string>()
  const line: StandingOp[] = []
  let writers = 0

  for (const fact of membershipLine(facts, pasts)) {
    try {
      apply(fact, fact.op)
      line.push({ hash: fact.hash, device: fact.device, effectiveTime: fact.effectiveTime, op: fact.op })
    } catch (error) {
      if (!(error instanceof WithoutEffect)) throw error
      withoutEffect.set(fact.hash, error.message)
    }
  }

  const members = new Map<DeviceId, Member>()
  for (const [device, state] of devices) {
    const { person, use, retired, events, writerRank } = state
    members.set(device, { device, person, use, retired, events, writerRank, role: roleNow(state) })
  }
  return {
    founded: line.some(({ op }) => op.type === 'found'),
    devices: members,
    people: new Map(
      [...people].map(([person, role]): [PersonId, MemberPerson] => [
        person,
        { person, role, devices: (devicesOf.get(person) ?? []).map(({ device }) => device) }
      ])
    ),
    invites: new Map([...invites].map(([key, invite]) => [key, openInvite(key, invite, rotationCount)])),
    ...leadingSecret(line, members),
    withoutEffect,
    line
  }

  function apply(fact: MembershipFact, op: MembershipOp): void {
    switch (op.type) {
      case 'found':
        return grant(fact, op.device, op.person, 'owner', 'device', true)
      case 'certify': {
        const by = author(fact)
        const own = by.person === op.person
        must(by.role === 'owner' || (own && !isLower(by.role, op.role)), 'its author may not grant this')
        return grant(fact, op.device, op.person, op.role, op.use, false)
      }
      case 'invite': {
        const by = author(fact)
        must(!invites.has(op.key), 'this invite exists')
        must(
          op.person === null ? by.role === 'owner' : by.person === op.person && !isLower(by.role, op.role),
          'its author may not invite like this'
        )
        invites.set(op.key, { fact, op, rotations: rotationCount, left: op.uses })
        return
      }
      case 'join':
        return join(fact, op)
      case 'setRole': {
        must(author(fact).role === 'owner', 'only an owner changes roles')
        must((people.get(op.person) ?? null) !== null, 'nobody who belongs')
        must(op.role === 'owner' || hasOwnerBut(devicesOf.get(op.person)), 'no owner would be left')
        people.set(op.person, op.role)
        for (const state of devicesOf.get(op.person) ?? []) note(fact, state, op.cutoffs)
        return
      }
      case 'remove': {
        const by = author(fact)
        must(by.role === 'owner' || by.person === op.person, 'only an owner removes others')
        must((people.get(op.person) ?? null) !== null, 'nobody who belongs')
        must(hasOwnerBut(devicesOf.get(op.person)), 'no owner would be left')
        people.set(op.person, null)
        for (const state of devicesOf.get(op.person) ?? []) take(fact, state, op.cutoffs)
        return
      }
      case 'retire': {
        const by = author(fact)
        const state = devices.get(op.device)
        if (state === undefined) throw new WithoutEffect('no such device')
        must(!state.retired, 'it is retired already')
        must(by.role === 'owner' || by.person === state.person, 'only an owner retires devices of others')
        must(hasOwnerBut([state]), 'no owner would be left')
        state.retired = true
        return take(fact, state, op.cutoffs)
      }
      case 'rotate':
        must(author(fact).role === 'owner', 'only an owner rotates the secret')
        must(op.epoch === newestEpochKnown(fact) + 1, 'not the epoch that follows')
        rotations.set(op.epoch, [...(rotations.get(op.epoch) ?? []), fact.hash])
        rotationCount += 1
        newestEpoch = Math.max(newestEpoch, op.epoch)
        return
      case 'share': {
        const { role } = author(fact)
        must(role !== null && role !== 'relay', 'its author holds no secrets')
        return
      }
      default:
        return assertNever(op)
    }
  }

  /** [M6] A join by an invite that stands, has uses left and was not overtaken by time or a rotation. */
  function join(fact: MembershipFact, op: Extract<MembershipOp, { type: 'join' }>): void {
    const seed = printed.get(op.invite)
    const invite = invites.get(op.invite)
    if (seed !== undefined && (seed.person === op.person || invite === undefined)) return recover(fact, op, seed)
    if (invite === undefined) throw new WithoutEffect('no such invite')
    const { expires, person, role } = invite.op
    must(invite.left > 0, 'the invite is used up')
    must(fact.effectiveTime <= expires, 'the invite had expired')
    must(invite.rotations === rotationCount, 'the secret was rotated')
    if (person === null) must(!people.has(op.person), 'this person exists')
    else must(person === op.person && (people.get(person) ?? null) !== null, 'an invite for somebody else')
    must(!devices.has(fact.device), 'this device is known')
    invite.left -= 1
    grant(fact, fact.device, op.person, role, 'device', false)
  }

  /** [M17] A printed seed lets any device in for its own person: it is used up by nothing, and ends when it is retired. */
  function recover(fact: MembershipFact, op: Extract<MembershipOp, { type: 'join' }>, seed: DeviceState): void {
    const role = roleNow(seed)
    must(role !== null, 'the recovery seed was withdrawn')
    must(op.person === seed.person, 'a recovery seed of somebody else')
    grant(fact, fact.device, op.person, role, 'device', false)
  }

  function grant(
    fact: MembershipFact,
    device: DeviceId,
    person: PersonId,
    role: Role,
    use: 'device' | 'recovery',
    always: boolean
  ): void {
    const known = devices.get(device)
    must(known === undefined || (known.person === person && !known.retired), 'this device is known, or retired')
    const belongs = people.get(person) ?? null
    if (belongs === null || always) people.set(person, role)
    for (const other of devicesOf.get(person) ?? []) countOwner(other)
    const state: DeviceState = known ?? {
      device,
      person,
      granted: null,
      use,
      retired: false,
      events: [],
      writerRank: Number.POSITIVE_INFINITY
    }
    devices.set(device, state)
    if (known === undefined) devicesOf.set(person, [...(devicesOf.get(person) ?? []), state])
    if (use === 'recovery') printed.set(device, state)
    // A device that may do all that its person may goes along when they are given another role.
    state.granted = belongs !== null && isLower(role, belongs) ? role : 'owner'
    note(fact, state, [], always)
  }

  function take(fact: MembershipFact, state: DeviceState, cutoffs: readonly Head[]): void {
    state.granted = null
    note(fact, state, cutoffs)
  }

  function note(fact: MembershipFact, state: DeviceState, cutoffs: readonly Head[], always = false): void {
    const role = roleNow(state)
    countOwner(state)
    const before = state.events.at(-1)?.role ?? null
    if (role === before && !always) return
    state.events.push({ by: fact.hash, role, lowers: isLower(role, before), cutoffs, always })
    if (mayWrite(role) && state.writerRank === Number.POSITIVE_INFINITY) state.writerRank = writers++
  }

  function roleNow(state: DeviceState): Role | null {
    return lowerRole(state.granted, people.get(state.person) ?? null)
  }

  /** The author as it was at this frame. */
  function author(fact: MembershipFact): { readonly role: Role | null; readonly person: PersonId | null } {
    const state = devices.get(fact.device)
    const role = roleAt(state?.events ?? [], {
      feed: fact.feed,
      seq: fact.seq,
      hash: fact.hash,
      knows: (hash) => pasts.isBehind(hash, fact.hash),
      isVouchedFor: () => false,
      isWithin: (cutoff) => isWithin(fact, cutoff)
    })
    must(role !== null, 'its author does not belong')
    return { role, person: state?.person ?? null }
  }

  function isWithin(fact: MembershipFact, cutoff: Head): boolean {
    if (cutoff.hash === fact.hash) return true
    return pasts.has(cutoff.hash) ? pasts.isBehind(fact.hash, cutoff.hash) : fact.seq < cutoff.seq
  }

  function countOwner(state: DeviceState): void {
    if (roleNow(state) === 'owner') owners.add(state)
    else owners.delete(state)
  }

  /** Whether somebody is an owner who is none of these. */
  function hasOwnerBut(gone: readonly DeviceState[] = []): boolean {
    return owners.size > gone.filter((state) => owners.has(state)).length
  }

  function newestEpochKnown(fact: MembershipFact): number {
    for (let epoch = newestEpoch; epoch > firstSecret.epoch; epoch -= 1) {
      if (rotations.get(epoch)?.some((rotation) => pasts.isBehind(rotation, fact.hash)) === true) return epoch
    }
    return firstSecret.epoch
  }
}

function openInvite(key: PublicKey, { fact, op, left, rotations }: InviteState, rotationCount: number): OpenInvite {
  const { person, role, expires } = op
  const voided = rotations < rotationCount
  return { by: fact.hash, inviter: fact.device, key, person, role, expires, usesLeft: left, voided }
}

function must(holds: boolean, why: string): asserts holds {
  if (!holds) throw new WithoutEffect(why)
}
