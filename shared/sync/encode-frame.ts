import { createEncoder, toUint8Array, writeUint8, writeUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'

import { toUtf8 } from '../lib/utf8.ts'

import type { Frame, FrameHash, FrameHeader } from './frame.ts'
import type { FrameCrypto } from './frame-crypto.ts'
import { hexBytes } from './hex-bytes.ts'
import { hexText } from './hex-text.ts'

/** The first byte of every frame: `S`. */
export const frameMagic = 0x53

/** [F4] What is signed: this prefix and the hash, so that a signature over a frame serves for nothing else. */
export function signedBytes(hash: Uint8Array): Uint8Array {
  const prefix = toUtf8('slipstream/frame/1')
  const bytes = new Uint8Array(prefix.length + hash.length)
  bytes.set(prefix)
  bytes.set(hash, prefix.length)
  return bytes
}

/** [F1][F4] Seals, hashes and signs one transaction; membership is not sealed [M2]. `plain` is an encoded body; heads are written in order of feed. */
export function encodeFrame(
  header: FrameHeader,
  plain: Uint8Array,
  crypto: Pick<FrameCrypto, 'hash' | 'sign' | 'seal'>
): Frame {
  const head = encodeHeader(header)
  const body = header.kind === 'membership' ? plain : crypto.seal(plain, head, header.secretEpoch)
  const encoder = createEncoder()
  writeUint8Array(encoder, head)
  writeVarUint(encoder, body.length)
  writeUint8Array(encoder, body)
  const unsigned = toUint8Array(encoder)
  const hash = crypto.hash(unsigned)
  const signature = crypto.sign(signedBytes(hash))
  const bytes = new Uint8Array(unsigned.length + signature.length)
  bytes.set(unsigned)
  bytes.set(signature, unsigned.length)
  return { header, hash: hexText(hash) as FrameHash, body, bytes }
}

/** [F1] The header's bytes: what sealing binds the body to. */
export function encodeHeader(header: FrameHeader): Uint8Array {
  const encoder = createEncoder()
  writeUint8(encoder, frameMagic)
  writeVarUint(encoder, header.version)
  writeVarString(encoder, header.board)
  writeVarUint(encoder, header.secretEpoch)
  writeUint8Array(encoder, fixed(header.device, 32))
  writeUint8Array(encoder, fixed(header.feed, 16))
  writeVarUint(encoder, header.seq)
  if (header.prev !== null) writeUint8Array(encoder, fixed(header.prev, 32))
  writeVarUint(encoder, header.heads.length)
  for (const other of header.heads) {
    writeUint8Array(encoder, fixed(other.feed, 16))
    writeVarUint(encoder, other.seq)
    writeUint8Array(encoder, fixed(other.hash, 32))
  }
  writeVarUint(encoder, header.time)
  writeVarUint(encoder, header.clientID)
  writeUint8(encoder, header.kind === 'update' ? 0 : 1)
  writeVarString(encoder, header.intent)
  writeVarUint(encoder, header.part)
  writeVarUint(encoder, header.of)
  return toUint8Array(encoder)
}

function fixed(hex: string, count: number): Uint8Array {
  const bytes = hexBytes(hex)
  if (bytes === null || bytes.length !== count) throw new Error(`a frame's field is not ${count} bytes in hexadecimal`)
  return bytes
}
