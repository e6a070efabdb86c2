import * as z from 'zod/mini'

import { idSchema } from '../../../shared/ipc/id-schema.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { BoardId } from '../../../shared/model/ids.ts'
import { blake2b } from '../keys/blake2b.ts'

import type { SealedKeys } from './seal-keys.ts'

/** [BF1] What stands before the frames. */
export type BackupHead = {
  readonly board: BoardId
  /** Unix milliseconds. */
  readonly madeAt: number
  readonly keys: SealedKeys
}

/** [BF1] Bytes before the head's JSON: marker, version, length. */
export const beforeHead = 16

/** [BF1] Bytes of the head's check and of the end's. */
export const checkBytes = 32

/** [BF1] The JSON is a few hundred bytes and as many more for each epoch. */
const mostHeadBytes = 1 << 16

const marker = 'SLIPBACK'

const shape = z.object({
  board: idSchema<BoardId>(),
  madeAt: z.int().check(z.nonnegative()),
  keys: z.discriminatedUnion('sealedBy', [
    z.object({ sealedBy: z.literal('plain'), secret: z.base64() }),
    z.object({
      sealedBy: z.literal('passphrase'),
      // [BF3] A file must not make anybody wait, or take all their memory.
      passes: z.int().check(z.minimum(1), z.maximum(10)),
      memory: z.int().check(z.minimum(8192), z.maximum(1 << 30)),
      salt: z.base64(),
      sealed: z.base64()
    })
  ])
})

/** [BF1] The head with its check. */
export function encodeBackupHead(head: BackupHead): Uint8Array {
  const json = Buffer.from(JSON.stringify(head))
  const bytes = Buffer.alloc(beforeHead + json.length)
  bytes.write(marker, 'latin1')
  bytes.writeUInt32LE(1, 8)
  bytes.writeUInt32LE(json.length, 12)
  json.copy(bytes, beforeHead)
  return Buffer.concat([bytes, blake2b(bytes)])
}

/** [BF1] How long the head's JSON is, from the first 16 bytes; the failure says what the file is instead. */
export function readHeadLength(start: Uint8Array): Result<number, string> {
  const bytes = Buffer.from(start)
  if (bytes.length < beforeHead || bytes.toString('latin1', 0, 8) !== marker)
    return fail('it is no Slipstream board file')
  if (bytes.readUInt32LE(8) !== 1) return fail('a newer version of Slipstream made it')
  const length = bytes.readUInt32LE(12)
  return length <= mostHeadBytes ? succeed(length) : fail('byte 12: the head is longer than any')
}

/** [BF2] The head in its bytes, which its check must hold for. */
export function decodeBackupHead(bytes: Uint8Array, check: Uint8Array): Result<BackupHead, string> {
  if (!Buffer.from(blake2b(bytes)).equals(check)) return fail(`bytes 0 to ${bytes.length}: the head is damaged`)
  let raw: unknown
  try {
    raw = JSON.parse(Buffer.from(bytes).toString('utf8', beforeHead))
  } catch {
    return fail(`byte ${beforeHead}: the head is no JSON`)
  }
  const parsed = z.safeParse(shape, raw)
  if (parsed.success) return succeed(parsed.data)
  return fail(`byte ${beforeHead}: the head's ${parsed.error.issues[0]?.path.join('.') ?? 'content'} cannot be read`)
}
