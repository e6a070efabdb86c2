import { mkdirSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

import type { BoardId } from '../../shared/model/ids.ts'

import { writeAtomically } from './write-atomically.ts'

/** What the page last showed of each board, as text of its own making: a cache, of which nothing hangs on anything. */
export type BoardSnapshots = {
  /** Null where there is none that can be read. */
  readonly read: (board: BoardId) => Promise<string | null>
  /** Replaces the board's snapshot; of several at once the last counts. Rejects as `fs` does. */
  readonly keep: (board: BoardId, text: string) => Promise<void>
  /** Removes the board's snapshot, one that is being written included. Rejects as `fs` does. */
  readonly forget: (board: BoardId) => Promise<void>
}

/** One file a board in `folder`, which is made if it is missing. Ids are safe as file names (shared/model/ids.ts). */
export function openBoardSnapshots(folder: string): BoardSnapshots {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pathOf = (board: BoardId): string => join(folder, `${board}.json`)
  const newest = new Map<BoardId, string>()
  const underWay = new Map<BoardId, Promise<void>>()

  async function drain(board: BoardId): Promise<void> {
    try {
      for (let text = newest.get(board); text !== undefined; text = newest.get(board)) {
        newest.delete(board)
        await writeAtomically(pathOf(board), text)
      }
    } finally {
      underWay.delete(board)
    }
  }

  return {
    read: (board) => readFile(pathOf(board), 'utf8').catch(() => null),
    keep: (board, text) => {
      newest.set(board, text)
      const writing = underWay.get(board) ?? drain(board)
      underWay.set(board, writing)
      return writing
    },
    forget: async (board) => {
      newest.delete(board)
      await underWay.get(board)?.catch(() => undefined)
      await rm(pathOf(board), { force: true })
    }
  }
}
