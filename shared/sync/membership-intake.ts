import type { FrameNotes } from './feed-chain.ts'
import type { Frame } from './frame.ts'
import type { FrameProblem } from './frame-problem.ts'
import { notesOf } from './log-index.ts'
import { certificateBytes } from './membership/certificate-bytes.ts'
import { decodeMembershipOp } from './membership/decode-membership-op.ts'
import { membershipTurn } from './membership/membership-turns.ts'
import type { MembershipOp } from './membership/membership-op.ts'
import { openSecrets } from './membership/open-secrets.ts'
import type { ReplicaCore } from './replica-core.ts'

type Refused = { readonly kind: 'refused'; readonly problem: FrameProblem }

/**
 * [M1][M3][M4] Why a frame whose whole past is held is refused; null where it is taken in. Only bytes and causal past are
 * asked, so that every replica answers the same at any time.
 */
export function refuseStranger(core: ReplicaCore, frame: Frame): Refused | null {
  const { header } = frame
  const { ledger } = core.index
  if (header.kind === 'update') {
    const isFounded = ledger.members().founded
    if (!isFounded) return core.options.joined === true ? refused('M4', 'the board’s founding is not here yet') : null
    return isGranted(core, frame) ? null : refused('M3', 'a device that nobody let in')
  }
  if (header.of !== 1) return refused('M1', 'membership in parts')
  if (header.heads.some(({ feed }) => core.index.chains.get(feed)?.kind !== 'membership')) {
    return refused('M1', 'membership that rests on updates')
  }
  const op = decodeMembershipOp(frame.body)
  if (!op.ok) return refused('M3', op.failure)
  return refuseOp(core, frame, op.value)
}

function refuseOp(core: ReplicaCore, frame: Frame, op: MembershipOp): Refused | null {
  const { board, device } = frame.header
  const { crypto } = core.options
  if (op.type === 'found') {
    const isSigned = crypto.verify(certificateBytes('found', board, op.device, op.person), op.signature, board)
    return isSigned && op.device === device ? null : refused('M3', 'a founding that the root did not sign')
  }
  if (op.type === 'join') {
    const isSigned = crypto.verify(certificateBytes('join', board, device, op.person), op.signature, op.invite)
    if (!isSigned) return refused('M3', 'a join that its invite did not sign')
    const { knows } = notesOf(core.index, frame.header)
    const { ledger } = core.index
    const isInvited = ledger.invitesBy(op.invite).some((invite) => ledger.knows(knows, invite.hash))
    return isInvited ? null : refused('M3', 'a join by an invite that it does not know')
  }
  return isGranted(core, frame) ? null : refused('M3', 'a device that nobody let in')
}

/** [M3] Whether the frame's past holds a grant for its device; a founder's frames may be older than the founding [M4]. */
function isGranted(core: ReplicaCore, frame: Frame): boolean {
  const { ledger } = core.index
  const { device } = frame.header
  const { knows } = notesOf(core.index, frame.header)
  return ledger.grantsFor(device).some((fact) => fact.op.type === 'found' || ledger.knows(knows, fact.hash))
}

/**
 * A held membership frame: who belongs may change, and secrets may come with it. What follows is settled later, once for
 * all that came together: before the next update at the latest.
 */
export function takeMembership(core: ReplicaCore, frame: Frame, notes: FrameNotes): void {
  const { ledger, sealedEpochs } = core.index
  const op = decodeMembershipOp(frame.body)
  if (!op.ok) throw new Error(`a membership frame was taken in unread: ${op.failure}`)
  const { device, feed, seq } = frame.header
  core.unsettled ??= { before: ledger.members(), came: new Set() }
  if (!ledger.has(frame.hash)) core.unsettled.came.add(frame.hash)
  ledger.add({ hash: frame.hash, device, feed, seq, effectiveTime: notes.time, tips: notes.knows, op: op.value })
  const opened = openSecrets([{ hash: frame.hash, op: op.value }], core.options)
  if (opened.some(({ name }) => sealedEpochs.has(name.epoch))) core.turnMembership('a key came')
}

/** [D3][M11] What the membership that came since the last time means for what is held, and which secret leads now. */
export function settleMembership(core: ReplicaCore): void {
  const { unsettled, index } = core
  if (unsettled === null) return
  core.unsettled = null
  const members = index.ledger.members()
  if (members.founded) core.options.ring.lead(members.secret)
  const turn = membershipTurn(index, unsettled)
  if (turn !== null) core.turnMembership(turn)
}

/** [M16] Whether a membership frame of a peer's comes faster than it is taken in. */
export function comesTooFast(core: ReplicaCore, frame: Frame): boolean {
  const op = decodeMembershipOp(frame.body)
  const members = core.unsettled?.before ?? core.index.ledger.members()
  return op.ok && !core.pace.admits(frame.header.device, op.value, members)
}

function refused(rule: FrameProblem['rule'], message: string): Refused {
  return { kind: 'refused', problem: { rule, message } }
}
