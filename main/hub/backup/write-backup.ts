import { dirname } from 'node:path'

import type { Frame } from '../../../shared/sync/frame.ts'
import { blake2b } from '../keys/blake2b.ts'
import type { FileSystem } from '../store/file-system.ts'
import { unfinishedSuffix } from '../store/write-file-atomically.ts'

import { checkBytes, encodeBackupHead } from './backup-head.ts'
import type { BackupHead } from './backup-head.ts'

/** [BF4] Writes a board file, whole or not at all. Rejects as the file system does. */
export async function writeBackup(
  fileSystem: FileSystem,
  path: string,
  head: BackupHead,
  frames: AsyncIterable<readonly Frame[]>
): Promise<void> {
  const beside = `${path}${unfinishedSuffix}`
  const file = await fileSystem.create(beside)
  try {
    let end = 0
    const write = async (bytes: Uint8Array): Promise<void> => {
      await file.write(bytes, end)
      end += bytes.length
    }
    const start = encodeBackupHead(head)
    await write(start)
    const hashes: Uint8Array[] = [start.subarray(start.length - checkBytes)]
    for await (const some of frames) {
      await write(Buffer.concat(some.flatMap(({ bytes }) => [lengthOf(bytes.length), bytes])))
      for (const { hash } of some) hashes.push(Buffer.from(hash, 'hex'))
    }
    await write(Buffer.concat([lengthOf(0), blake2b(Buffer.concat(hashes))]))
    await file.datasync()
  } catch (error) {
    await file.close()
    await fileSystem.removeFile(beside).catch(() => undefined)
    throw error
  }
  await file.close()
  await fileSystem.rename(beside, path)
  await fileSystem.syncFolder(dirname(path))
}

function lengthOf(length: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(length)
  return bytes
}
