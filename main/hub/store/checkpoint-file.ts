import type { FrameCrypto } from '../../../shared/sync/frame-crypto.ts'
import type { FileSystem } from './file-system.ts'
import { writeFileAtomically } from './write-file-atomically.ts'

/**
 * [ST16] A checkpoint as it lies on disk. `logEnd` is the byte behind the last record that the state holds and `check`
 * that record's check (0 before the first), which ties the checkpoint to this log.
 */
export type StoredCheckpoint = { readonly logEnd: number; readonly check: number; readonly state: Uint8Array }

const magic = 'SLIPCKP1'
const headBytes = 24
const hashBytes = 32

/** The checkpoint file: null where there is none, 'damaged' where its hash does not hold. */
export async function readCheckpointFile(
  fileSystem: FileSystem,
  path: string,
  crypto: Pick<FrameCrypto, 'hash'>
): Promise<StoredCheckpoint | 'damaged' | null> {
  const read = await fileSystem.readFile(path)
  if (!read) return null
  const bytes = Buffer.from(read.buffer, read.byteOffset, read.byteLength)
  if (bytes.length < headBytes + hashBytes || bytes.toString('latin1', 0, magic.length) !== magic) return 'damaged'
  const content = bytes.subarray(0, bytes.length - hashBytes)
  if (!bytes.subarray(bytes.length - hashBytes).equals(crypto.hash(content))) return 'damaged'
  return {
    logEnd: Number(bytes.readBigUInt64LE(8)),
    check: bytes.readUInt32LE(16),
    state: new Uint8Array(content.subarray(headBytes))
  }
}

/** Replaces the checkpoint file, whole or not at all. */
export async function writeCheckpointFile(
  fileSystem: FileSystem,
  path: string,
  crypto: Pick<FrameCrypto, 'hash'>,
  { logEnd, check, state }: StoredCheckpoint
): Promise<void> {
  const bytes = Buffer.alloc(headBytes + state.length + hashBytes)
  bytes.write(magic, 0, 'latin1')
  bytes.writeBigUInt64LE(BigInt(logEnd), 8)
  bytes.writeUInt32LE(check, 16)
  bytes.set(state, headBytes)
  bytes.set(crypto.hash(bytes.subarray(0, headBytes + state.length)), headBytes + state.length)
  await writeFileAtomically(fileSystem, path, bytes)
}
