import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'

import { toUtf8 } from '../../lib/utf8.ts'
import type { BoardId, DeviceId } from '../../model/ids.ts'
import type { FrameCrypto } from '../frame-crypto.ts'
import { joinBytes } from '../join-bytes.ts'

/** [M11] The key that peers meet by, from a content key: whoever holds it can hold and relay a board, and read nothing. */
export function topicKeyOf(crypto: Pick<FrameCrypto, 'keyedHash'>, contentKey: Uint8Array, epoch: number): Uint8Array {
  return crypto.keyedHash(contentKey, numbered('slipstream/topic-key/1', epoch))
}

/** [M12] What is announced to be found by: 32 bytes that say nothing of the board. */
export function topicOf(
  crypto: Pick<FrameCrypto, 'keyedHash'>,
  topicKey: Uint8Array,
  board: BoardId,
  epoch: number
): Uint8Array {
  return crypto.keyedHash(topicKey, joinBytes(numbered('slipstream/topic/1', epoch), toUtf8(board)))
}

/** [M12] What a peer shows to prove that it knows the topic key; `binding` is what only this channel's two ends share. */
export function topicProof(
  crypto: Pick<FrameCrypto, 'keyedHash'>,
  topicKey: Uint8Array,
  binding: Uint8Array,
  device: DeviceId
): Uint8Array {
  return crypto.keyedHash(topicKey, joinBytes(toUtf8(`slipstream/hello/1\n${device}\n`), binding))
}

function numbered(purpose: string, epoch: number): Uint8Array {
  const encoder = createEncoder()
  writeVarString(encoder, purpose)
  writeVarUint(encoder, epoch)
  return toUint8Array(encoder)
}
