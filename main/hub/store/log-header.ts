import { crc32 } from 'node:zlib'

import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { BoardId } from '../../../shared/model/ids.ts'

/** [ST3] The header stands twice, so that one damaged copy does not cost the board. */
const copyBytes = 128
export const logHeaderBytes = 2 * copyBytes

const magic = 'SLIPLOG\n'
const version = 1
const checkAt = copyBytes - 4

/** What the two copies say. `damaged` lists the byte offset of each copy that failed its check. */
export type LogHeader =
  | { readonly kind: 'whole'; readonly board: string; readonly damaged: readonly number[] }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'unreadable' }

/** The first bytes of a board's log. */
export function encodeLogHeader(board: BoardId): Uint8Array {
  const copy = Buffer.alloc(copyBytes)
  copy.write(magic, 0, 'latin1')
  copy.writeUInt32LE(version, 8)
  copy.writeUInt8(copy.write(board, 13, 'latin1'), 12)
  copy.writeUInt32LE(crc32(copy.subarray(0, checkAt)), checkAt)
  return Buffer.concat([copy, copy])
}

/** Reads the first `logHeaderBytes` of a file, or fewer where it is shorter. */
export function decodeLogHeader(bytes: Uint8Array): LogHeader {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const copies = [whole.subarray(0, copyBytes), whole.subarray(copyBytes, logHeaderBytes)].map(readCopy)
  const read = copies.find((copy) => copy !== null)
  if (!read) return { kind: 'unreadable' }
  switch (read.kind) {
    case 'newer':
      return read
    case 'board': {
      const damaged = copies.flatMap((copy, index) => (copy ? [] : [index * copyBytes]))
      return { kind: 'whole', board: read.board, damaged }
    }
    default:
      return assertNever(read)
  }
}

/** The length of one copy, for saying which bytes failed. */
export const logHeaderCopyBytes: number = copyBytes

type Copy =
  | { readonly kind: 'board'; readonly board: string }
  | { readonly kind: 'newer'; readonly version: number }
  | null

function readCopy(copy: Buffer): Copy {
  if (copy.length < copyBytes || crc32(copy.subarray(0, checkAt)) !== copy.readUInt32LE(checkAt)) return null
  if (copy.toString('latin1', 0, magic.length) !== magic) return null
  const found = copy.readUInt32LE(8)
  if (found > version) return { kind: 'newer', version: found }
  return { kind: 'board', board: copy.toString('latin1', 13, 13 + Math.min(64, copy.readUInt8(12))) }
}
