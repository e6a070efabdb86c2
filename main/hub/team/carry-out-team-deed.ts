import { assertNever } from '../../../shared/lib/assert-never.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { ProposedStep, TeamDeed, TeamDeedDone } from '../../../shared/ipc/team-deed.ts'
import type { DeviceId, IntentId, PersonId } from '../../../shared/model/ids.ts'
import { parseId } from '../../../shared/model/ids.ts'
import { fingerprintOf } from '../../../shared/sync/membership/fingerprint.ts'
import { inviteLinkPrefix, pairLinkPrefix, writeInviteLink } from '../../../shared/sync/membership/invite-link.ts'
import {
  certifyOp,
  foundingOp,
  removeOp,
  retireOp,
  rotateOp,
  setRoleOp
} from '../../../shared/sync/membership/membership-acts.ts'
import type { MembershipOp } from '../../../shared/sync/membership/membership-op.ts'
import { newInvite } from '../../../shared/sync/membership/new-invite.ts'
import { parseRecoveryWords, recoveryWords } from '../../../shared/sync/membership/recovery-words.ts'
import type { LiveBoard } from '../board/live-board.ts'
import type { Clock } from '../clock.ts'
import { seedBytes } from '../keys/key-pair.ts'
import { randomBytes } from '../keys/random-bytes.ts'
import { newUuid } from '../new-uuid.ts'
import { parseAddress } from '../peers/parse-address.ts'

import { addPerson } from './add-person.ts'
import { namesakes } from './namesakes.ts'

export type TeamDesk = {
  readonly board: LiveBoard
  readonly clock: Clock
  /** Resolves when what follows from the last operation is done. */
  readonly settle: () => Promise<void>
  /** Where others may reach this device; the board is shared when it is asked. */
  readonly ownAddresses: () => Promise<readonly string[]>
  readonly addAddress: (address: string) => Promise<void>
  /** [TE23] It is known who joins; on disk once it resolves. */
  readonly setWhoSettled: () => Promise<void>
  /** [TE21] Whether others have yet to hear that this person left; on disk once it resolves. */
  readonly setUntold: (untold: boolean) => Promise<void>
  /** [TE10] These refused edits are told no more; on disk once it resolves. */
  readonly forgetRefused: (edits: readonly IntentId[]) => Promise<void>
}

const done: TeamDeedDone = { kind: 'done' }
const hour = 3_600_000

/** Carries out what a person asks about who belongs; a failure is a sentence. Membership itself refuses what their role does not allow. */
export async function carryOutTeamDeed(deed: TeamDeed, desk: TeamDesk): Promise<Result<TeamDeedDone, string>> {
  const { membership } = desk.board
  switch (deed.kind) {
    case 'invite':
      return invite(deed, desk)
    case 'withdrawInvites':
      return write(rotateOp(membership.members(), randomBytes(seedBytes), membership.crypto), desk)
    case 'setRole':
      return write(setRoleOp(membership.members(), deed.person, deed.role, membership.cutoffsOf), desk)
    case 'remove':
      return write(removeOp(membership.members(), deed.person, membership.cutoffsOf), desk)
    case 'iAm':
      return settleWho(deed.person, desk)
    case 'leave':
      return leave(desk)
    case 'retire':
      return write(retireOp(deed.device, membership.cutoffsOf), desk)
    case 'drawRecoveryWords': {
      const words = recoveryWords(membership.crypto, randomBytes(seedBytes))
      return succeed({ kind: 'recoveryWords', words })
    }
    case 'certifyRecovery':
      return certifyRecovery(deed.words, desk)
    case 'addAddress': {
      const address = parseAddress(deed.address)
      if (!address.ok) return address
      await desk.addAddress(deed.address.trim())
      return succeed(done)
    }
    case 'proposeAgain':
      return succeed(await proposeRefused(deed.edits, desk))
    case 'dropRefused':
      await desk.forgetRefused(deed.edits)
      return succeed(done)
    default:
      return assertNever(deed)
  }
}

/** [TE23] */
async function settleWho(person: PersonId | null, desk: TeamDesk): Promise<Result<TeamDeedDone, string>> {
  const { membership } = desk.board
  const keys = membership.keys()
  if (keys.joining === null) return fail('This device is not joining the board.')
  if (person !== null) {
    if (!namesakes(desk.board).some((one) => one.person === person))
      return fail('Somebody else is that person already.')
    await membership.keep({ ...keys, joining: { ...keys.joining, person } })
  }
  await desk.setWhoSettled()
  await desk.settle()
  return succeed(done)
}

/** [TE21] Noted before it is written: once it is written this device serves the board for no other reason. */
async function leave(desk: TeamDesk): Promise<Result<TeamDeedDone, string>> {
  const { membership } = desk.board
  const own = membership.members().devices.get(membership.device)
  if (own === undefined || own.role === null) return fail('This device does not belong to the board.')
  await desk.setUntold(true)
  const left = await write(removeOp(membership.members(), own.person, membership.cutoffsOf), desk)
  if (!left.ok) await desk.setUntold(false)
  return left
}

/** [TE10] One after the other, as far as it goes. What was done is on disk before it is taken off the list. */
async function proposeRefused(edits: readonly IntentId[], desk: TeamDesk): Promise<TeamDeedDone> {
  const { board, clock } = desk
  const steps: ProposedStep[] = []
  const dealtWith: IntentId[] = []
  let problem: string | null = null
  for (const edit of edits) {
    const proposal = await board.refused.proposalOf(edit)
    const context = { id: newUuid<IntentId>(clock), by: board.me(), at: clock.milliseconds() }
    const outcome = proposal.ok ? board.act(proposal.value.intent, proposal.value.label, context, false) : null
    if (!proposal.ok) problem = proposal.failure
    else if (outcome?.ok === false) problem = outcome.failure.message
    if (!proposal.ok || outcome?.ok !== true) break
    const { inverse, parts } = outcome.value
    if (parts > 0) steps.push({ label: proposal.value.label, intent: context.id, inverse })
    dealtWith.push(edit)
  }
  if (!(await board.settled())) return { kind: 'proposed', steps, problem: 'It is not on disk yet: the disk refuses.' }
  if (dealtWith.length > 0) await desk.forgetRefused(dealtWith)
  return { kind: 'proposed', steps, problem }
}

async function write(op: MembershipOp, desk: TeamDesk): Promise<Result<TeamDeedDone, string>> {
  const written = await desk.board.membership.write(op)
  if (!written.ok) return fail(sentenceOf(written.failure))
  await desk.settle()
  return succeed(done)
}

/** [TE14] The board keeps the key of the words, and this device nothing. */
async function certifyRecovery(words: string, desk: TeamDesk): Promise<Result<TeamDeedDone, string>> {
  const { membership } = desk.board
  const seed = parseRecoveryWords(membership.crypto, words)
  if (!seed.ok) return fail(`These are not the words: ${seed.failure}.`)
  const own = membership.members().devices.get(membership.device)
  const device = parseId<DeviceId>(membership.crypto.keyPair(seed.value).publicKey)
  if (own === undefined || !device.ok) return fail('This device does not belong to the board.')
  const certificate = { device: device.value, person: own.person, role: 'owner', use: 'recovery' } as const
  return write(certifyOp(certificate, membership.ring, membership.crypto), desk)
}

async function invite(
  deed: Extract<TeamDeed, { kind: 'invite' }>,
  desk: TeamDesk
): Promise<Result<TeamDeedDone, string>> {
  const { board, clock } = desk
  const { membership } = board
  const me = await share(deed.name.trim(), desk)
  if (!me.ok) return me
  const own = membership.members().devices.get(membership.device)
  const role = deed.isForOwnDevice ? (own?.role ?? deed.role) : deed.role
  const request = {
    board: board.id,
    seed: randomBytes(seedBytes),
    role,
    person: deed.isForOwnDevice ? me.value : null,
    expires: clock.milliseconds() + deed.hours * hour,
    uses: deed.isForOwnDevice ? 1 : deed.uses,
    addresses: await desk.ownAddresses()
  }
  const invited = newInvite(request, membership.ring, membership.crypto)
  if (invited === null) return fail('The board’s newest key is not on this device yet.')
  const written = await membership.write(invited.op)
  if (!written.ok) return fail(sentenceOf(written.failure))
  await desk.settle()
  const { publicKey } = membership.crypto.keyPair(request.seed)
  return succeed({
    kind: 'invited',
    link: writeInviteLink(
      invited.link,
      membership.crypto,
      membership.keys().isPersonal ? pairLinkPrefix : inviteLinkPrefix
    ),
    fingerprint: fingerprintOf(membership.crypto, publicKey).join(' '),
    me: me.value
  })
}

/** [M4] Makes the board one that has members, if it is not: its first owner is whoever holds its root. */
async function share(name: string, desk: TeamDesk): Promise<Result<PersonId, string>> {
  const { board, clock } = desk
  const { membership } = board
  const own = membership.members().devices.get(membership.device)
  if (own !== undefined && own.role !== null) return succeed(own.person)
  const { rootSeed } = membership.keys()
  if (rootSeed === null) return fail('This device does not belong to the board.')
  const person = board.me() ?? newUuid<PersonId>(clock)
  if (!board.graph().people.has(person)) {
    if (name === '') return fail('Say what you are called on this board.')
    const added = addPerson(board, { person, name }, clock)
    if (!added.ok) return fail(added.failure.message)
  }
  const ids = { board: board.id, device: membership.device, person }
  const written = await membership.write(foundingOp(rootSeed, ids, membership.crypto))
  if (!written.ok) return fail(sentenceOf(written.failure))
  await desk.settle()
  return succeed(person)
}

/** Membership says why as the end of a sentence. */
function sentenceOf(why: string): string {
  return `This would not count: ${why}.`
}
