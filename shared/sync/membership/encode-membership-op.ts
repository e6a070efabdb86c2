import {
  createEncoder,
  toUint8Array,
  writeUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array
} from 'lib0/encoding'
import type { Encoder } from 'lib0/encoding'

import { assertNever } from '../../lib/assert-never.ts'
import type { Head } from '../frame.ts'
import { hexBytes } from '../hex-bytes.ts'

import type { MembershipOp, SealedSecret } from './membership-op.ts'
import { roles } from './role.ts'

/** [M2] The order of the tags on the wire. */
export const membershipTags: readonly MembershipOp['type'][] = [
  'found',
  'certify',
  'invite',
  'join',
  'setRole',
  'remove',
  'retire',
  'rotate',
  'share'
]

/** [M2] The body of a membership frame; ids and keys must be what their parsers made. */
export function encodeMembershipOp(op: MembershipOp): Uint8Array {
  const encoder = createEncoder()
  const key = (hex: string): void => writeUint8Array(encoder, hexBytes(hex) ?? new Uint8Array(0))
  writeVarUint(encoder, membershipTags.indexOf(op.type))
  switch (op.type) {
    case 'found':
      key(op.device)
      writeVarString(encoder, op.person)
      writeUint8Array(encoder, op.signature)
      break
    case 'certify':
      key(op.device)
      writeVarString(encoder, op.person)
      writeVarUint(encoder, roles.indexOf(op.role))
      writeVarUint(encoder, op.use === 'device' ? 0 : 1)
      writeSecrets(encoder, op.secrets)
      break
    case 'invite':
      key(op.key)
      writeVarString(encoder, op.person ?? '')
      writeVarUint(encoder, roles.indexOf(op.role))
      writeVarUint(encoder, op.expires)
      writeVarUint(encoder, op.uses)
      writeSecrets(encoder, op.secrets)
      break
    case 'join':
      key(op.invite)
      writeVarString(encoder, op.person)
      writeUint8Array(encoder, op.signature)
      break
    case 'setRole':
      writeVarString(encoder, op.person)
      writeVarUint(encoder, roles.indexOf(op.role))
      writeCutoffs(encoder, op.cutoffs)
      break
    case 'remove':
      writeVarString(encoder, op.person)
      writeCutoffs(encoder, op.cutoffs)
      break
    case 'retire':
      key(op.device)
      writeCutoffs(encoder, op.cutoffs)
      break
    case 'rotate':
      writeVarUint(encoder, op.epoch)
      writeSecrets(encoder, op.secrets)
      break
    case 'share':
      writeSecrets(encoder, op.secrets)
      break
    default:
      return assertNever(op)
  }
  return toUint8Array(encoder)
}

function writeCutoffs(encoder: Encoder, cutoffs: readonly Head[]): void {
  writeVarUint(encoder, cutoffs.length)
  for (const { feed, seq, hash } of cutoffs) {
    writeUint8Array(encoder, hexBytes(feed) ?? new Uint8Array(0))
    writeVarUint(encoder, seq)
    writeUint8Array(encoder, hexBytes(hash) ?? new Uint8Array(0))
  }
}

function writeSecrets(encoder: Encoder, secrets: readonly SealedSecret[]): void {
  writeVarUint(encoder, secrets.length)
  for (const { to, epoch, rotation, box } of secrets) {
    writeUint8Array(encoder, hexBytes(to) ?? new Uint8Array(0))
    writeVarUint(encoder, epoch)
    writeVarUint(encoder, rotation === null ? 0 : 1)
    if (rotation !== null) writeUint8Array(encoder, hexBytes(rotation) ?? new Uint8Array(0))
    writeVarUint8Array(encoder, box)
  }
}
