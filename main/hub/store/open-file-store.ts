import { assertNever } from '../../../shared/lib/assert-never.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { BoardId, DeviceId } from '../../../shared/model/ids.ts'
import type { FrameCrypto } from '../../../shared/sync/frame-crypto.ts'
import type { Frame } from '../../../shared/sync/frame.ts'
import type { Clock } from '../clock.ts'
import { boardPaths } from './board-paths.ts'
import type { BoardPaths } from './board-paths.ts'
import { readCheckpointFile, writeCheckpointFile } from './checkpoint-file.ts'
import type { FileSystem, OpenFile } from './file-system.ts'
import { lockFolder } from './folder-lock.ts'
import type { Checkpoint, FrameStore, Recovery } from './frame-store.ts'
import { createGroupCommit } from './group-commit.ts'
import { endOf } from './log-index.ts'
import { createLogWriter } from './log-writer.ts'
import { openBoardLog } from './open-board-log.ts'
import type { BoardLog, LogProblem } from './open-board-log.ts'
import { readOnlyFileSystem } from './node-file-system.ts'
import { quarantine } from './quarantine.ts'
import { readFrames } from './read-frames.ts'
import { maxFrameBytes } from './record-bytes.ts'
import { runningProcesses } from './running-processes.ts'
import type { RunningProcesses } from './running-processes.ts'
import type { ByteRange } from './scan-log.ts'
import { setCheckpointAside } from './set-checkpoint-aside.ts'
import { StoreError, toStoreError } from './store-error.ts'
import { sweepLeftovers } from './sweep-leftovers.ts'

export type FileStoreOptions = {
  /** The board's own folder (`boardFolder`); made where it is missing. */
  readonly folder: string
  readonly board: BoardId
  /** Whose feed is this device's own: its newest frames are never lost unnoticed. */
  readonly device: DeviceId
  readonly crypto: Pick<FrameCrypto, 'hash'>
  /** The frame in these bytes, its hash checked. Its signature was checked before it was appended. */
  readonly decode: (bytes: Uint8Array) => Result<Frame, unknown>
  readonly fileSystem: FileSystem
  readonly timers: Pick<Clock, 'after'>
  readonly processes?: RunningProcesses
}

/** Why a board's store did not open. Nothing in its folder was changed but by recovery that had already ended. */
export type OpenFailure = (
  | { readonly kind: 'locked'; readonly pid: number }
  | LogProblem
  | { readonly kind: 'diskFull' | 'writeFailed' }
) & { readonly message: string }

/** [ST2] Opens a board's log for this process alone, mends what a crash left and says what was found. SPEC.md has the rules. */
export async function openFileStore(options: FileStoreOptions): Promise<Result<FrameStore, OpenFailure>> {
  const { fileSystem, processes = runningProcesses } = options
  const paths = boardPaths(options.folder)
  try {
    await fileSystem.makeFolder(paths.folder)
    const lock = await lockFolder(fileSystem, paths.lock, processes)
    if (!lock.ok) return fail(describe({ kind: 'locked', pid: lock.failure.pid }))
    try {
      await sweepLeftovers(fileSystem, paths, processes)
      const log = await openBoardLog(fileSystem, paths, options.board, options.device)
      if (log.ok) return succeed(await storeOver(log.value, paths, options, lock.value.release))
      await lock.value.release()
      return fail(describe(log.failure))
    } catch (error) {
      await lock.value.release().catch(() => undefined)
      throw error
    }
  } catch (error) {
    const { kind, message } = toStoreError(error)
    return fail({ kind, message })
  }
}

/** [ST20] A board's log as it lies on disk, for whoever only reads: also while its hub writes, and without its lock. */
export async function openStoreToRead(
  options: Omit<FileStoreOptions, 'fileSystem' | 'processes'>
): Promise<Result<Pick<FrameStore, 'recovery' | 'read' | 'readCheckpoint' | 'close'>, OpenFailure>> {
  const paths = boardPaths(options.folder)
  try {
    const log = await openBoardLog(readOnlyFileSystem, paths, options.board, options.device)
    if (!log.ok) return fail(describe(log.failure))
    const reading = { ...options, fileSystem: readOnlyFileSystem }
    return succeed(await storeOver(log.value, paths, reading, () => Promise.resolve()))
  } catch (error) {
    const { kind, message } = toStoreError(error)
    return fail({ kind, message })
  }
}

async function storeOver(
  log: BoardLog,
  paths: BoardPaths,
  options: FileStoreOptions,
  unlock: () => Promise<void>
): Promise<FrameStore> {
  const { fileSystem, crypto, device } = options
  const { file, headFile, index } = log
  const damaged: ByteRange[] = []
  const setAside = async (range: ByteRange): Promise<void> => {
    if (damaged.some(({ offset }) => offset === range.offset)) return
    damaged.push(range)
    // The bytes stay in the log as well: without room for a copy the board opens all the same, and the next opening copies.
    await quarantine(fileSystem, paths.quarantine, file, range).catch(() => undefined)
  }
  for (const range of log.damaged) await setAside(range)

  const writer = createLogWriter({
    ...log,
    device,
    beforeCut: () => (log.keep ? quarantine(fileSystem, paths.quarantine, file, log.keep) : Promise.resolve())
  })
  // On a full or read-only disk one can still read; the first append tries again.
  await writer.settle().catch(() => undefined)
  const commits = createGroupCommit(options.timers, writer.write)
  let checkpoints: Promise<unknown> = Promise.resolve()
  let closing: Promise<void> | null = null

  return {
    get recovery(): Recovery {
      return { cutBytes: log.cutBytes, quarantined: [...damaged], ownFeedBroken: log.broken }
    },
    append: async (frames) => {
      if (closing) throw new StoreError('writeFailed', 'The board is closed.')
      const large = frames.find(({ bytes }) => bytes.length > maxFrameBytes)
      if (large) throw new StoreError('writeFailed', `A frame of ${large.bytes.length} bytes is too large.`)
      if (frames.length > 0) await commits.add(frames)
    },
    read: (from) => readFrames({ file, index, decode: options.decode, onDamage: setAside }, from),
    count: () => index.count(),
    readCheckpoint: () => inTurn(readCheckpoint),
    writeCheckpoint: (checkpoint) => inTurn(() => writeCheckpoint(checkpoint)),
    close: () => (closing ??= close())
  }

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = checkpoints.then(work, work)
    checkpoints = next.catch(() => undefined)
    return next
  }

  async function readCheckpoint(): Promise<Checkpoint | null> {
    const stored = await readCheckpointFile(fileSystem, paths.checkpoint, crypto)
    if (!stored) return null
    if (stored === 'damaged' || !belongs(stored.logEnd, stored.check)) {
      await setCheckpointAside(fileSystem, paths).catch(() => undefined)
      return null
    }
    return { frames: index.countBefore(stored.logEnd), state: stored.state }
  }

  /** Whether the log still reaches there, and with the same last record, or one that was damaged since. */
  function belongs(logEnd: number, check: number): boolean {
    const frames = index.countBefore(logEnd)
    const last = index.at(frames - 1)
    if (frames === 0 && check === 0) return true
    if (last && endOf(last) === logEnd) return last.check === check
    return damaged.some(({ offset, length }) => offset < logEnd && logEnd <= offset + length)
  }

  async function writeCheckpoint({ frames, state }: Checkpoint): Promise<void> {
    const last = index.at(frames - 1)
    if (frames > 0 && !last) throw new RangeError(`A checkpoint of ${frames} frames, but ${index.count()} are durable.`)
    try {
      await writeCheckpointFile(fileSystem, paths.checkpoint, crypto, {
        logEnd: last ? endOf(last) : 0,
        check: last?.check ?? 0,
        state
      })
    } catch (error) {
      throw toStoreError(error)
    }
  }

  async function close(): Promise<void> {
    await commits.drain()
    await checkpoints
    try {
      await closeAll(file, headFile)
    } finally {
      await unlock()
    }
  }
}

async function closeAll(...files: readonly Pick<OpenFile, 'close'>[]): Promise<void> {
  for (const file of files) await file.close()
}

function describe(problem: { readonly kind: 'locked'; readonly pid: number } | LogProblem): OpenFailure {
  switch (problem.kind) {
    case 'locked':
      return { ...problem, message: `Another process (${problem.pid}) has this board open.` }
    case 'headerDamaged':
      return { ...problem, message: 'The head of the board file is damaged in both copies, so it was left untouched.' }
    case 'otherBoard':
      return { ...problem, message: 'This folder holds another board.' }
    case 'newerFormat':
      return { ...problem, message: 'A newer version of Slipstream wrote this board: update to open it.' }
    default:
      return assertNever(problem)
  }
}
