import { createEncoder, toUint8Array, writeUint8, writeUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'

import { assertNever } from '../lib/assert-never.ts'

import { hexBytes } from './hex-bytes.ts'
import type { PeerMessage } from './peer-message.ts'
import type { Farewell } from './peer-state.ts'

/** The first byte of each kind of message. [S2] */
export const peerMessageCodes = { hello: 1, heads: 2, frames: 3, received: 4, presence: 5, digest: 6, bye: 7 } as const

/** A farewell's number is its place here. [S10] */
export const farewells: readonly Farewell[] = ['leaving', 'version', 'notAdmitted', 'misbehaved']

/** [S2] The bytes of one message. */
export function encodePeerMessage(message: PeerMessage): Uint8Array {
  const encoder = createEncoder()
  writeUint8(encoder, peerMessageCodes[message.type])
  switch (message.type) {
    case 'hello':
      writeVarUint(encoder, message.oldest)
      writeVarUint(encoder, message.newest)
      writeUint8Array(encoder, message.proof)
      break
    case 'heads':
      writeUint8(encoder, (message.fresh ? 1 : 0) | (message.more ? 2 : 0))
      for (const { feed, seq, hash } of message.heads) {
        writeUint8Array(encoder, bytesOf(feed))
        writeVarUint(encoder, seq)
        writeUint8Array(encoder, bytesOf(hash))
      }
      break
    case 'received':
      writeVarUint(encoder, message.bytes)
      break
    case 'frames':
    case 'presence':
      writeUint8Array(encoder, message.bytes)
      break
    case 'digest':
      writeUint8Array(encoder, message.at)
      writeUint8Array(encoder, message.value)
      break
    case 'bye':
      writeUint8(encoder, farewells.indexOf(message.farewell))
      writeVarString(encoder, message.words)
      break
    default:
      assertNever(message)
  }
  return toUint8Array(encoder)
}

function bytesOf(hex: string): Uint8Array {
  const bytes = hexBytes(hex)
  if (bytes === null) throw new Error('a head is not in hexadecimal')
  return bytes
}
