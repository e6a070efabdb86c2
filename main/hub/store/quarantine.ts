import { join } from 'node:path'

import type { FileSystem, OpenFile } from './file-system.ts'
import type { ByteRange } from './scan-log.ts'
import { unfinishedSuffix } from './write-file-atomically.ts'

const chunkBytes = 1 << 20

/** [ST8] Copies a damaged stretch of the log to `log-<offset>-<length>` in the quarantine folder, once. */
export async function quarantine(
  fileSystem: FileSystem,
  folder: string,
  log: OpenFile,
  { offset, length }: ByteRange
): Promise<void> {
  const name = `log-${offset}-${length}`
  if ((await fileSystem.list(folder)).includes(name)) return
  await fileSystem.makeFolder(folder)
  const path = join(folder, name)
  const copy = await fileSystem.create(path + unfinishedSuffix)
  try {
    for (let done = 0; done < length; done += chunkBytes) {
      await copy.write(await log.read(offset + done, Math.min(chunkBytes, length - done)), done)
    }
    await copy.datasync()
  } finally {
    await copy.close()
  }
  await fileSystem.rename(path + unfinishedSuffix, path)
  await fileSystem.syncFolder(folder)
}
