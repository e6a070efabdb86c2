import type { FileSystem } from './file-system.ts'
import type { FrameStore } from './frame-store.ts'
import { decodeTestFrame, testBoard, testDevice, testHash } from './frame.testing.ts'
import { openFileStore } from './open-file-store.ts'
import type { FileStoreOptions, OpenFailure } from './open-file-store.ts'
import type { ProcessIdentity, RunningProcesses } from './running-processes.ts'

/** Where test boards lie on a simulated disk. */
export const testFolder = '/disk/boards/b'

/** Delays that are over at once, so that a simulated disk decides alone what comes when. */
const instantTimers: FileStoreOptions['timers'] = {
  after: (_, run) => {
    let cancelled = false
    queueMicrotask(() => {
      if (!cancelled) run()
    })
    return () => {
      cancelled = true
    }
  }
}

/** A system where only this one process runs: every other that ever held a lock has died. */
export function onlyProcess(pid: number): RunningProcesses {
  const own: ProcessIdentity = { pid, mark: `boot-${pid}` }
  return {
    own: () => Promise.resolve(own),
    isRunning: (identity) => Promise.resolve(identity.pid === pid && identity.mark === own.mark)
  }
}

export function storeOptions(fileSystem: FileSystem, pid = 1): FileStoreOptions {
  return {
    folder: testFolder,
    board: testBoard,
    device: testDevice,
    crypto: testHash,
    decode: decodeTestFrame,
    fileSystem,
    timers: instantTimers,
    processes: onlyProcess(pid)
  }
}

/** The store, or an error that carries the failure's kind. */
export async function openOrThrow(options: FileStoreOptions): Promise<FrameStore> {
  const opened = await openFileStore(options)
  if (!opened.ok) throw new OpenError(opened.failure)
  return opened.value
}

export class OpenError extends Error {
  readonly failure: OpenFailure

  constructor(failure: OpenFailure) {
    super(`${failure.kind}: ${failure.message}`)
    this.failure = failure
  }
}
