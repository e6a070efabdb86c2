import { dirname } from 'node:path'

import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { BoardId, DeviceId } from '../../../shared/model/ids.ts'
import type { BoardPaths } from './board-paths.ts'
import type { FileSystem, OpenFile } from './file-system.ts'
import { createLogHead, openLogHead } from './log-head.ts'
import type { LogHead, LogHeadFile } from './log-head.ts'
import { decodeLogHeader, encodeLogHeader, logHeaderBytes, logHeaderCopyBytes } from './log-header.ts'
import type { LogIndex } from './log-index.ts'
import { noOwnFeed } from './own-feed.ts'
import type { OwnFeed } from './own-feed.ts'
import { scanLog } from './scan-log.ts'
import type { ByteRange } from './scan-log.ts'
import { writeFileAtomically } from './write-file-atomically.ts'

/** A board's log, read through, not yet mended. */
export type BoardLog = {
  readonly file: OpenFile
  readonly headFile: LogHeadFile
  /** What the head file says now. */
  readonly head: LogHead
  readonly index: LogIndex
  readonly own: OwnFeed
  readonly damaged: readonly ByteRange[]
  /** The log's sound length in bytes. */
  readonly end: number
  /** Bytes behind it. */
  readonly cutBytes: number
  /** What is to be copied before it is cut, because nobody can say any more whether it was acknowledged. */
  readonly keep: ByteRange | null
  readonly broken: boolean
}

/** Why a log cannot be used as it is. */
export type LogProblem = { readonly kind: 'headerDamaged' | 'otherBoard' | 'newerFormat' }

/** Opens the log and its head, or makes them for a board that has none; checks every byte. */
export async function openBoardLog(
  fileSystem: FileSystem,
  paths: BoardPaths,
  board: BoardId,
  device: DeviceId
): Promise<Result<BoardLog, LogProblem>> {
  const names = await fileSystem.list(paths.folder)
  const isNew = !names.includes('log')
  // The head comes first, so that a log without one is always a log that lost it ([ST12]).
  if (!names.includes('head')) {
    const first = { length: logHeaderBytes, device, tag: 0, seq: 0, broken: names.includes('checkpoint') }
    await createLogHead(fileSystem, paths.head, isNew ? first : null)
  }
  if (isNew) {
    await writeFileAtomically(fileSystem, paths.log, encodeLogHeader(board))
    // The board's folder is new too, and perhaps the one around it.
    await fileSystem.syncFolder(dirname(paths.folder))
    await fileSystem.syncFolder(dirname(dirname(paths.folder)))
  }
  const file = await fileSystem.open(paths.log)
  const headFile = await openLogHead(fileSystem, paths.head)
  if (!file || !headFile) throw new Error('The board folder changed while it was being opened.')
  try {
    const read = await readLog(file, headFile, board, device)
    if (!read.ok) await closeBoth()
    return read
  } catch (error) {
    await closeBoth()
    throw error
  }

  async function closeBoth(): Promise<void> {
    await file?.close()
    await headFile?.close()
  }
}

async function readLog(
  file: OpenFile,
  headFile: LogHeadFile,
  board: BoardId,
  device: DeviceId
): Promise<Result<BoardLog, LogProblem>> {
  const size = await file.size()
  const header = decodeLogHeader(await file.read(0, logHeaderBytes))
  if (header.kind === 'unreadable') return fail({ kind: 'headerDamaged' })
  if (header.kind === 'newer') return fail({ kind: 'newerFormat' })
  if (header.board !== board) return fail({ kind: 'otherBoard' })

  const found = headFile.head
  const scan = await scanLog(file, size, found?.length ?? null)
  const head = found ?? { length: 0, device, tag: 0, seq: 0, broken: true }
  // A feed of another device's key is not ours to continue, nor to be sure of.
  const sameDevice = head.device === device
  const own = sameDevice ? scan.own : { ...noOwnFeed, retired: new Set([...scan.own.retired, scan.own.tag]) }
  const broken = sameDevice && isBroken(own, head)
  const cutBytes = size - scan.end
  const unproved = cutBytes > 0 && !found ? { offset: scan.end, length: cutBytes } : null
  return succeed({
    file,
    headFile,
    head: sameDevice ? head : { ...head, tag: 0, seq: 0, broken: false },
    index: scan.index,
    own: broken ? { ...noOwnFeed, retired: new Set([...own.retired, own.tag, head.tag]) } : own,
    damaged: [
      ...header.damaged.map((offset) => ({ offset, length: logHeaderCopyBytes })),
      ...scan.damaged,
      ...(unproved ? [unproved] : [])
    ],
    end: scan.end,
    cutBytes,
    keep: unproved,
    broken
  })
}

/** [ST13] Whether an own frame is missing: one between others, or one that the head says was acknowledged. */
function isBroken(own: OwnFeed, head: LogHead): boolean {
  if (head.broken || !own.whole) return true
  if (head.seq === 0) return false
  // A newer feed in the log than in the head: a crash came between the two. It was begun knowingly.
  if (own.retired.has(head.tag)) return false
  return own.tag !== head.tag || own.seq < head.seq
}
