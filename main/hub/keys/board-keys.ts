import { toHex } from '../../../shared/lib/stable-id.ts'
import { parseId } from '../../../shared/model/ids.ts'
import type { BoardId } from '../../../shared/model/ids.ts'
import { keyBytes } from './aead.ts'
import { keyPairFromSeed, seedBytes } from './key-pair.ts'
import { randomBytes } from './random-bytes.ts'

/** Of a board that was just made; each rotation of the board's secret counts one further. */
export const firstSecretEpoch = 1

/** [KY3] What this device holds of a board. The root key certifies its owners, and its public key is the board's id. */
export type BoardKeys = {
  readonly board: BoardId
  /** The root key's 32-byte seed, with whoever made the board; null with everybody else. */
  readonly rootSeed: Uint8Array | null
  /** Content keys of 32 bytes by the epoch of the board's secret. */
  readonly content: ReadonlyMap<number, Uint8Array>
}

/** [KY3] A new board: a fresh root key and the content key of its first epoch. */
export function createBoardKeys(): BoardKeys {
  const rootSeed = randomBytes(seedBytes)
  const board = boardIdOf(rootSeed)
  return { board, rootSeed, content: new Map([[firstSecretEpoch, randomBytes(keyBytes)]]) }
}

/** The id that a root key gives its board. */
export function boardIdOf(rootSeed: Uint8Array): BoardId {
  const board = parseId<BoardId>(toHex(keyPairFromSeed(rootSeed).publicKey))
  if (!board.ok) throw new Error(board.failure)
  return board.value
}

/** The epoch under which new frames are sealed. */
export function newestEpoch(keys: BoardKeys): number {
  return Math.max(...keys.content.keys())
}
