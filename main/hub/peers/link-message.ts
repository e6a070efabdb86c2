import { createEncoder, toUint8Array, writeUint8, writeUint8Array, writeVarUint } from 'lib0/encoding'

import { assertNever } from '../../../shared/lib/assert-never.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { createBoundedReader } from '../../../shared/sync/bounded-reader.ts'
import { peerLimits } from '../../../shared/sync/peer-limits.ts'

/** [L3] One message of a link. */
export type LinkMessage =
  | { readonly type: 'offer'; readonly topic: Topic }
  | { readonly type: 'data'; readonly offer: number; readonly bytes: Uint8Array }
  | { readonly type: 'end'; readonly offer: number }
  | { readonly type: 'ping' }

/** What a board is called among devices: 64 hexadecimal digits that only its members can tell from its secret. */
export type Topic = string

/** [L3] Offers on one link: more boards than anybody shares with one device. */
export const mostOffers = 256
const codes = { offer: 1, data: 2, end: 3, ping: 4 } as const
const topicBytes = 32

export function encodeLinkMessage(message: LinkMessage): Uint8Array {
  const encoder = createEncoder()
  writeUint8(encoder, codes[message.type])
  switch (message.type) {
    case 'offer':
      writeUint8Array(encoder, Buffer.from(message.topic, 'hex'))
      break
    case 'data':
      writeVarUint(encoder, message.offer)
      writeUint8Array(encoder, message.bytes)
      break
    case 'end':
      writeVarUint(encoder, message.offer)
      break
    case 'ping':
      break
    default:
      assertNever(message)
  }
  return toUint8Array(encoder)
}

/** [L3] The message in these bytes, which it may be a view of; the failure says in words what is wrong with them. */
export function decodeLinkMessage(bytes: Uint8Array): Result<LinkMessage, string> {
  try {
    const reader = createBoundedReader(bytes)
    const code = reader.byte()
    switch (code) {
      case codes.offer: {
        const topic = reader.hex(topicBytes)
        return reader.remaining() === 0 ? succeed({ type: 'offer', topic }) : fail('bytes behind an offer')
      }
      case codes.data: {
        const offer = reader.number(mostOffers)
        const length = reader.remaining()
        if (length < 1 || length > peerLimits.messageBytes) return fail(`a message of ${length} bytes`)
        return succeed({ type: 'data', offer, bytes: reader.bytes(length) })
      }
      case codes.end: {
        const offer = reader.number(mostOffers)
        return reader.remaining() === 0 ? succeed({ type: 'end', offer }) : fail('bytes behind an end')
      }
      case codes.ping:
        return reader.remaining() === 0 ? succeed({ type: 'ping' }) : fail('bytes behind a ping')
      default:
        return fail(`a message of the unknown kind ${code}`)
    }
  } catch (error) {
    return fail(error instanceof Error ? error.message : 'not a message')
  }
}
