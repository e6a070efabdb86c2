import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { DeviceId, IntentId } from '../model/ids.ts'

import { encodeFrame } from './encode-frame.ts'
import type { FeedId, Frame, Head } from './frame.ts'
import { frameLimits } from './frame-limits.ts'
import { chainOf, newHeads, notesOf } from './log-index.ts'
import { encodeMembershipOp } from './membership/encode-membership-op.ts'
import type { MembershipOp } from './membership/membership-op.ts'
import { refuseStranger, settleMembership, takeMembership } from './membership-intake.ts'
import type { ReplicaCore } from './replica-core.ts'
import type { Refusal } from './replica-options.ts'

/** [M2][M6] Frames an operation of this device's, if it would stand as things are; the refusal says why it would not. */
export function frameMembership(
  core: ReplicaCore,
  feed: FeedId,
  op: MembershipOp,
  intent: IntentId
): Result<readonly Frame[], Refusal> {
  const { board, device, crypto, clock } = core.options
  const chain = chainOf(core.index, feed, device, 'membership')
  const frame = encodeFrame(
    {
      version: 1,
      board,
      secretEpoch: 0,
      device,
      feed,
      seq: chain.length() + 1,
      prev: chain.hashAt(chain.length()),
      heads: newHeads(core.index, feed, 'membership', frameLimits.heads),
      time: Math.max(0, Math.trunc(clock())),
      clientID: 0,
      kind: 'membership',
      intent,
      part: 0,
      of: 1
    },
    encodeMembershipOp(op),
    crypto
  )
  if (frame.bytes.length > frameLimits.frameBytes) return fail({ rule: 'F2', message: 'too much for one frame' })
  const refused = refuseStranger(core, frame)
  if (refused !== null) return fail(refused.problem)
  const notes = notesOf(core.index, frame.header)
  const { seq } = frame.header
  const fact = { hash: frame.hash, device, feed, seq, effectiveTime: notes.time, tips: notes.knows, op }
  const why = core.index.ledger.tryOut(fact)
  if (why !== null) return fail({ rule: 'M6', message: why })
  chain.push(frame.hash, core.logLength, notes)
  for (const head of frame.header.heads) chain.past.set(head.feed, head.seq)
  core.logLength += 1
  takeMembership(core, frame, notes)
  settleMembership(core)
  return succeed([frame])
}

/** [M2] What this replica lets count of some devices: the newest counting frame of each of their feeds. */
export function cutoffsOf(core: ReplicaCore, devices: ReadonlySet<DeviceId>): readonly Head[] {
  return [...core.index.chains.values()].flatMap((chain) => {
    const hash = chain.hashAt(chain.length())
    return hash !== null && devices.has(chain.device) ? [{ feed: chain.feed, seq: chain.length(), hash }] : []
  })
}
