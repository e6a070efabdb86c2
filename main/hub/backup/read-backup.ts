import { open } from 'node:fs/promises'
import { basename } from 'node:path'

import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { decodeFrame } from '../../../shared/sync/decode-frame.ts'
import type { FrameCrypto } from '../../../shared/sync/frame-crypto.ts'
import { frameLimits } from '../../../shared/sync/frame-limits.ts'
import type { Frame } from '../../../shared/sync/frame.ts'
import { verifyFrame } from '../../../shared/sync/verify-frame.ts'
import { blake2b } from '../keys/blake2b.ts'
import { errorCode } from '../store/store-error.ts'

import { beforeHead, checkBytes, decodeBackupHead, readHeadLength } from './backup-head.ts'
import type { BackupHead } from './backup-head.ts'
import { createByteReader } from './byte-reader.ts'
import type { ByteReader } from './byte-reader.ts'

/** A board file that holds to its last byte. */
export type BackupReading = {
  readonly head: BackupHead
  readonly frames: number
  /** Unix milliseconds at which its last frame was written, by that device's clock; null where there is none. */
  readonly newestAt: number | null
}

/** Frames handed on at once. */
const chunk = 64

/**
 * [BF2] Reads a board file to its end and checks every byte. `take` is given the frames on the way: what it does with them
 * must not count before this succeeds. The failure names the file and the byte.
 */
export async function readBackup(
  path: string,
  crypto: Pick<FrameCrypto, 'hash' | 'verify'>,
  take: (frames: readonly Frame[]) => Promise<void> = () => Promise.resolve()
): Promise<Result<BackupReading, string>> {
  const name = basename(path)
  const handle = await open(path, 'r').catch((error: unknown) => errorCode(error) ?? 'unknown error')
  if (typeof handle === 'string') return fail(`${name} cannot be opened (${handle}).`)
  try {
    const read = await readAll(createByteReader(handle), crypto, take)
    return read.ok ? read : fail(`${name} cannot be used: ${read.failure}.`)
  } finally {
    await handle.close()
  }
}

async function readAll(
  reader: ByteReader,
  crypto: Pick<FrameCrypto, 'hash' | 'verify'>,
  take: (frames: readonly Frame[]) => Promise<void>
): Promise<Result<BackupReading, string>> {
  const start = await reader.next(beforeHead)
  const length = readHeadLength(start ?? new Uint8Array(0))
  if (!length.ok) return length
  const json = await reader.next(length.value)
  const headCheck = await reader.next(checkBytes)
  if (!start || !json || !headCheck) return cutOff(reader)
  const head = decodeBackupHead(Buffer.concat([start, json]), headCheck)
  if (!head.ok) return head

  const hashes: Uint8Array[] = [headCheck]
  let waiting: Frame[] = []
  let newestAt: number | null = null
  for (;;) {
    const at = reader.position()
    const size = (await reader.next(4))?.readUInt32LE()
    if (size === undefined) return cutOff(reader)
    if (size === 0) break
    if (size > frameLimits.frameBytes) return fail(`byte ${at}: a frame longer than any`)
    const bytes = await reader.next(size)
    if (!bytes) return cutOff(reader)
    const frame = decodeFrame(bytes, crypto)
    if (!frame.ok) return fail(`byte ${at}: ${frame.failure.message}`)
    if (!verifyFrame(frame.value, crypto)) return fail(`byte ${at}: the signature of a change does not hold`)
    if (frame.value.header.board !== head.value.board) return fail(`byte ${at}: a change of another board`)
    hashes.push(Buffer.from(frame.value.hash, 'hex'))
    newestAt = frame.value.header.time
    waiting.push(frame.value)
    if (waiting.length < chunk) continue
    await take(waiting)
    waiting = []
  }
  const end = reader.position()
  const endCheck = await reader.next(checkBytes)
  if (!endCheck) return cutOff(reader)
  if (!endCheck.equals(blake2b(Buffer.concat(hashes)))) return fail(`byte ${end}: changes are missing or out of order`)
  if (await reader.next(1)) return fail(`byte ${end + checkBytes}: something follows the end`)
  if (waiting.length > 0) await take(waiting)
  return succeed({ head: head.value, frames: hashes.length - 1, newestAt })
}

function cutOff(reader: ByteReader): Result<never, string> {
  return fail(`byte ${reader.position()}: it ends before its end, so part of it is missing`)
}
