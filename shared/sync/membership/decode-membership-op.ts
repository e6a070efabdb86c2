import { assertNever } from '../../lib/assert-never.ts'
import { fail, succeed } from '../../lib/result.ts'
import type { Result } from '../../lib/result.ts'
import { parseId } from '../../model/ids.ts'
import type { DeviceId, PersonId } from '../../model/ids.ts'
import { createBoundedReader } from '../bounded-reader.ts'
import type { BoundedReader } from '../bounded-reader.ts'
import type { FeedId, FrameHash, Head } from '../frame.ts'

import { membershipTags } from './encode-membership-op.ts'
import { membershipLimits } from './membership-limits.ts'
import type { MembershipOp, SealedSecret } from './membership-op.ts'
import { roles } from './role.ts'
import type { Role } from './role.ts'

const signatureBytes = 64
const latestTime = 8_640_000_000_000_000
const greatestEpoch = 0xffff_ffff

/** [M2] The operation in the body of a membership frame; the failure says what was wrong. Signatures are not looked at. */
export function decodeMembershipOp(body: Uint8Array): Result<MembershipOp, string> {
  try {
    const reader = createBoundedReader(body)
    const type = membershipTags[reader.number(membershipTags.length - 1)]
    if (type === undefined) return fail('an operation that is not known')
    const op = readOp(reader, type)
    return reader.remaining() === 0 ? succeed(op) : fail('bytes after the end of the operation')
  } catch (error) {
    return fail(error instanceof Error ? error.message : 'not an operation')
  }
}

function readOp(reader: BoundedReader, type: MembershipOp['type']): MembershipOp {
  switch (type) {
    case 'found':
      return { type, device: device(reader), person: person(reader), signature: signature(reader) }
    case 'certify':
      return {
        type,
        device: device(reader),
        person: person(reader),
        role: role(reader),
        use: reader.number(1) === 0 ? 'device' : 'recovery',
        secrets: secrets(reader)
      }
    case 'invite':
      return {
        type,
        key: reader.hex(32),
        person: personOrNobody(reader.text(64)),
        role: role(reader),
        expires: reader.number(latestTime),
        uses: reader.number(membershipLimits.uses),
        secrets: secrets(reader)
      }
    case 'join':
      return { type, invite: reader.hex(32), person: person(reader), signature: signature(reader) }
    case 'setRole':
      return { type, person: person(reader), role: role(reader), cutoffs: cutoffs(reader) }
    case 'remove':
      return { type, person: person(reader), cutoffs: cutoffs(reader) }
    case 'retire':
      return { type, device: device(reader), cutoffs: cutoffs(reader) }
    case 'rotate':
      return { type, epoch: reader.number(greatestEpoch), secrets: secrets(reader) }
    case 'share':
      return { type, secrets: secrets(reader) }
    default:
      return assertNever(type)
  }
}

function device(reader: BoundedReader): DeviceId {
  return reader.hex(32) as DeviceId
}

function person(reader: BoundedReader): PersonId {
  const parsed = parseId<PersonId>(reader.text(64))
  if (!parsed.ok) throw new RangeError(parsed.failure)
  return parsed.value
}

function personOrNobody(text: string): PersonId | null {
  if (text === '') return null
  const parsed = parseId<PersonId>(text)
  if (!parsed.ok) throw new RangeError(parsed.failure)
  return parsed.value
}

function role(reader: BoundedReader): Role {
  const read = roles[reader.number(roles.length - 1)]
  if (read === undefined) throw new RangeError('a role that is not known')
  return read
}

/** A copy: the frame's bytes may be a view of a buffer that is used again. */
function signature(reader: BoundedReader): Uint8Array {
  return Uint8Array.from(reader.bytes(signatureBytes))
}

function cutoffs(reader: BoundedReader): readonly Head[] {
  return list(reader, membershipLimits.cutoffs, 49, () => {
    const feed = reader.hex(16) as FeedId
    const seq = reader.number(2 ** 40)
    return { feed, seq, hash: reader.hex(32) as FrameHash }
  })
}

function secrets(reader: BoundedReader): readonly SealedSecret[] {
  return list(reader, membershipLimits.secrets, 35, () => {
    const to = reader.hex(32)
    const epoch = reader.number(greatestEpoch)
    const rotation = reader.number(1) === 0 ? null : (reader.hex(32) as FrameHash)
    return { to, epoch, rotation, box: Uint8Array.from(reader.sized(membershipLimits.boxBytes)) }
  })
}

/** [F2] So many entries of at least `least` bytes each must be there before room is made for them. */
function list<Entry>(reader: BoundedReader, greatest: number, least: number, read: () => Entry): readonly Entry[] {
  const count = reader.number(greatest)
  if (count * least > reader.remaining()) throw new RangeError('more entries than bytes')
  return Array.from({ length: count }, read)
}
