import { join } from 'node:path'

import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { FileSystem } from './file-system.ts'
import type { ProcessIdentity, RunningProcesses } from './running-processes.ts'

/** Held from opening to closing; `release` lets the next process in. */
export type FolderLock = { readonly release: () => Promise<void> }

/** More rounds than processes that could meet at one folder by chance; each round one of them gets on. */
const rounds = 8

/**
 * [ST19] Takes a folder for this process, or says which process has it.
 *
 * The lock is a folder with one entry, whose name is its owner's identity. It is made beside and renamed into place,
 * which the system refuses while the place holds an entry: so a lock never exists without its owner's name. A dead
 * owner's entry is removed by that very name, so a taker who comes too late removes nothing of the one who came first.
 */
export async function lockFolder(
  fileSystem: FileSystem,
  lock: string,
  processes: RunningProcesses
): Promise<Result<FolderLock, { readonly pid: number }>> {
  const own = await processes.own()
  const entry = entryOf(own)
  const beside = `${lock}.${entry}`
  await fileSystem.makeFolder(beside)
  await (await fileSystem.create(join(beside, entry))).close()

  let refusal: unknown = null
  for (let round = 0; round < rounds; round += 1) {
    for (const name of await fileSystem.list(lock)) {
      const identity = identityOf(name)
      if (identity && (await processes.isRunning(identity))) {
        await discard(beside)
        return fail({ pid: identity.pid })
      }
      await fileSystem.removeFile(join(lock, name))
    }
    try {
      await fileSystem.rename(beside, lock)
      return succeed({ release: () => discard(lock) })
    } catch (error) {
      // Another process was faster, an empty folder is in the way (Windows), or it is the disk's fault.
      refusal = error
      if ((await fileSystem.list(lock)).length === 0) await fileSystem.removeFolder(lock)
    }
  }
  await discard(beside)
  throw refusal

  async function discard(folder: string): Promise<void> {
    await fileSystem.removeFile(join(folder, entry))
    await fileSystem.removeFolder(folder)
  }
}

/** Whether a name beside the lock is what a taker that died has left behind. */
export function diedTaking(lock: string, path: string, processes: RunningProcesses): Promise<boolean> {
  const identity = path.startsWith(`${lock}.`) ? identityOf(path.slice(lock.length + 1)) : null
  return identity ? processes.isRunning(identity).then((running) => !running) : Promise.resolve(false)
}

function entryOf({ pid, mark }: ProcessIdentity): string {
  return mark === '' ? `${pid}` : `${pid}-${mark}`
}

function identityOf(name: string): ProcessIdentity | null {
  const found = /^([1-9][0-9]{0,9})(?:-([A-Za-z0-9-]+))?$/.exec(name)
  return found?.[1] === undefined ? null : { pid: Number(found[1]), mark: found[2] ?? '' }
}
