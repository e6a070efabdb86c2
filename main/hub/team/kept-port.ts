import { join } from 'node:path'

import type { FileSystem } from '../store/file-system.ts'
import { writeFileAtomically } from '../store/write-file-atomically.ts'

const fileName = 'port'

/** [TE9] The port that this device listened at last; null where it never did. */
export async function readKeptPort(folder: string, fileSystem: Pick<FileSystem, 'readFile'>): Promise<number | null> {
  const bytes = await fileSystem.readFile(join(folder, fileName))
  const port = Number(bytes === null ? '' : new TextDecoder().decode(bytes))
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null
}

/** [TE9] Rejects as the file system does. */
export function keepPort(folder: string, port: number, fileSystem: FileSystem): Promise<void> {
  return writeFileAtomically(fileSystem, join(folder, fileName), new TextEncoder().encode(String(port)))
}
