import { join } from 'node:path'

import type { BoardId } from '../../../shared/model/ids.ts'

/** [ST1] Where a board's things are, within its own folder. */
export type BoardPaths = {
  readonly folder: string
  /** The frames: the truth. */
  readonly log: string
  /** How far the log was acknowledged. */
  readonly head: string
  readonly checkpoint: string
  /** The board's sealed keys. */
  readonly keys: string
  /** A folder whose one entry names the process that has the board open. */
  readonly lock: string
  /** Copies of what failed its check. */
  readonly quarantine: string
}

/** The paths within a board's folder. */
export function boardPaths(folder: string): BoardPaths {
  return {
    folder,
    log: join(folder, 'log'),
    head: join(folder, 'head'),
    checkpoint: join(folder, 'checkpoint'),
    keys: join(folder, 'keys'),
    lock: join(folder, 'lock'),
    quarantine: join(folder, 'quarantine')
  }
}

/** Ends the name of a folder that is on its way to being a board, or to being none: no board's id has a dot in it. */
export const restoringSuffix = '.restoring'
export const forgottenSuffix = '.forgotten'

/** The folder that holds every board of this device. */
export function boardsFolder(dataFolder: string): string {
  return join(dataFolder, 'boards')
}

/** A board's own folder: `boards/<board id>` within the device's data folder. */
export function boardFolder(dataFolder: string, board: BoardId): string {
  return join(boardsFolder(dataFolder), board)
}
