import { mkdir, open, readFile, readdir, rename, rm, rmdir, unlink } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'

import type { FileSystem, OpenFile } from './file-system.ts'
import { errorCode } from './store-error.ts'

/** Only the person whose account it is may look ([ST18]). */
const fileMode = 0o600
const folderMode = 0o700

/** The machine's disk. */
export const nodeFileSystem: FileSystem = {
  open: async (path) => {
    const handle = await orAbsent(open(path, 'r+', fileMode))
    return handle && openFileOver(handle)
  },
  create: async (path) => openFileOver(await open(path, 'w+', fileMode)),
  readFile: (path) => orAbsent(readFile(path)),
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true, mode: folderMode })
  },
  list: async (path) => ((await orAbsent(readdir(path))) ?? []).toSorted(),
  rename,
  removeFile: async (path) => {
    await orAbsent(unlink(path))
  },
  removeTree: (path) => rm(path, { recursive: true, force: true }),
  removeFolder: async (path) => {
    await orAbsent(rmdir(path))
  },
  syncFolder: async (path) => {
    // Windows has no such call: there, the names are as durable as NTFS's journal makes them.
    if (process.platform === 'win32') return
    const handle = await open(path, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
}

/** [ST20] The machine's disk to look at: what would change it is refused, by the system where a file is open, else here. */
export const readOnlyFileSystem: FileSystem = {
  ...nodeFileSystem,
  open: async (path) => {
    const handle = await orAbsent(open(path, 'r'))
    return handle && openFileOver(handle)
  },
  create: refuse,
  makeFolder: refuse,
  rename: refuse,
  removeFile: refuse,
  removeTree: refuse,
  removeFolder: refuse,
  syncFolder: refuse
}

function refuse(path: string): Promise<never> {
  return Promise.reject(new Error(`${path} is open to be read alone.`))
}

function openFileOver(handle: FileHandle): OpenFile {
  return {
    size: async () => (await handle.stat()).size,
    read: async (position, length) => {
      const bytes = new Uint8Array(length)
      let filled = 0
      while (filled < length) {
        const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled)
        if (bytesRead === 0) break
        filled += bytesRead
      }
      return bytes.subarray(0, filled)
    },
    write: async (bytes, position) => {
      let written = 0
      while (written < bytes.length) {
        const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written)
        written += bytesWritten
      }
    },
    truncate: (length) => handle.truncate(length),
    datasync: () => handle.datasync(),
    close: () => handle.close()
  }
}

async function orAbsent<Value>(work: Promise<Value>): Promise<Value | null> {
  try {
    return await work
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}
