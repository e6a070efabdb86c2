import { dirname } from 'node:path'

import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { BoardId } from '../../../shared/model/ids.ts'
import { decodeFrame } from '../../../shared/sync/decode-frame.ts'
import { encodeHeader } from '../../../shared/sync/encode-frame.ts'
import type { Frame } from '../../../shared/sync/frame.ts'
import type { Clock } from '../clock.ts'
import { noNotes, writeBoardNotes } from '../board/board-notes.ts'
import { parseBoardKeys, saveBoardKeys } from '../keys/board-key-file.ts'
import { keyRingOf } from '../keys/board-keys.ts'
import type { BoardKeys } from '../keys/board-keys.ts'
import type { DeviceKeys } from '../keys/load-device-keys.ts'
import type { Sealer } from '../keys/sealer.ts'
import { createSodiumFrameCrypto } from '../keys/sodium-frame-crypto.ts'
import { boardFolder, boardPaths, restoringSuffix } from '../store/board-paths.ts'
import type { FileSystem } from '../store/file-system.ts'
import { createLogHead } from '../store/log-head.ts'
import { openFileStore } from '../store/open-file-store.ts'

import { readBackup } from './read-backup.ts'

export type RestoreParts = {
  /** The device's data folder. */
  readonly folder: string
  readonly deviceKeys: DeviceKeys
  readonly sealer: Sealer
  readonly clock: Clock
  readonly fileSystem: FileSystem
}

/** [BF5] Makes the folder of a board that is not here out of its file, whose keys were opened. The failure is a sentence; nothing is there then. */
export async function restoreFolder(
  parts: RestoreParts,
  path: string,
  { board, secret, madeAt }: { readonly board: BoardId; readonly secret: Uint8Array; readonly madeAt: number }
): Promise<Result<void, string>> {
  const { fileSystem } = parts
  const keys = parseBoardKeys(board, secret)
  if (!keys.ok) return fail(`The file ${keys.failure}.`)
  const place = boardFolder(parts.folder, board)
  const beside = `${place}${restoringSuffix}`
  try {
    await fileSystem.removeTree(beside)
    const saved = await saveBoardKeys(keys.value, { folder: beside, sealer: parts.sealer, fileSystem })
    if (!saved.ok) return fail(saved.failure.message)
    const written = await writeLog(parts, path, beside, keys.value)
    if (!written.ok) return written
    await writeBoardNotes(beside, { ...noNotes, backedUpAt: madeAt }, fileSystem)
    await fileSystem.rename(beside, place)
    await fileSystem.syncFolder(dirname(place))
    return succeed(undefined)
  } finally {
    await fileSystem.removeTree(beside)
  }
}

async function writeLog(
  { deviceKeys, clock, fileSystem }: RestoreParts,
  path: string,
  folder: string,
  keys: BoardKeys
): Promise<Result<void, string>> {
  const { device } = deviceKeys
  const crypto = createSodiumFrameCrypto({ deviceKeys, ring: keyRingOf(keys) })
  const opened = await openFileStore({
    folder,
    board: keys.board,
    device,
    crypto,
    decode: (bytes) => decodeFrame(bytes, crypto),
    fileSystem,
    timers: clock
  })
  if (!opened.ok) return fail(opened.failure.message)
  const store = opened.value
  const proved = new Set<number>()
  let closed: number | null = null
  let hasOwn = false
  const take = async (frames: readonly Frame[]): Promise<void> => {
    for (const frame of frames) {
      const { kind, secretEpoch } = frame.header
      if (frame.header.device === device) hasOwn = true
      if (kind !== 'update' || proved.has(secretEpoch)) continue
      if (crypto.open(frame.body, encodeHeader(frame.header), secretEpoch) === null) closed ??= secretEpoch
      proved.add(secretEpoch)
    }
    await store.append(frames)
  }
  try {
    const read = await readBackup(path, crypto, take)
    if (!read.ok) return read
    if (closed !== null) return fail(`The file’s keys do not open its changes (epoch ${String(closed)}).`)
  } finally {
    await store.close()
  }
  // [ST13][E5] This device may have gone further under the same feed than the file knows.
  if (hasOwn) await createLogHead(fileSystem, boardPaths(folder).head, null)
  return succeed(undefined)
}
