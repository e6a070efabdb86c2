import { toHex } from '../../../shared/lib/stable-id.ts'
import { parseId } from '../../../shared/model/ids.ts'
import type { BoardId, PersonId } from '../../../shared/model/ids.ts'
import { createKeyRing } from '../../../shared/sync/membership/key-ring.ts'
import type { HeldSecret, KeyRing } from '../../../shared/sync/membership/key-ring.ts'
import { firstSecret } from '../../../shared/sync/membership/leading-secret.ts'
import { keyBytes } from './aead.ts'
import { keyPairFromSeed, seedBytes } from './key-pair.ts'
import { randomBytes } from './random-bytes.ts'

/** [KY3] What this device holds of a board. The root key certifies its owners, and its public key is the board's id. */
export type BoardKeys = {
  readonly board: BoardId
  /** The root key's 32-byte seed, with whoever made the board; null with everybody else. */
  readonly rootSeed: Uint8Array | null
  /** The keys of its epochs; a relay has topic keys only. */
  readonly secrets: readonly HeldSecret[]
  /** The invite by which this device is joining; null once it has joined, and where it made the board. */
  readonly joining: Joining | null
  /** [PD1] Whether its members are one's own devices alone: then it is in no list. */
  readonly isPersonal: boolean
}

/** What a person said yes to: kept with the keys, since whoever holds the link can join. */
export type Joining = {
  readonly link: string
  /** Who they are on the board. */
  readonly person: PersonId
  /** As they want to be called. */
  readonly name: string
}

/** [KY3] A new board: a fresh root key and the content key of its first epoch. */
export function createBoardKeys(isPersonal = false): BoardKeys {
  const rootSeed = randomBytes(seedBytes)
  const board = boardIdOf(rootSeed)
  return {
    board,
    rootSeed,
    secrets: [{ name: firstSecret, kind: 'content', key: randomBytes(keyBytes) }],
    joining: null,
    isPersonal
  }
}

/** The id that a root key gives its board. */
export function boardIdOf(rootSeed: Uint8Array): BoardId {
  const board = parseId<BoardId>(toHex(keyPairFromSeed(rootSeed).publicKey))
  if (!board.ok) throw new Error(board.failure)
  return board.value
}

/** [KY3] The keys as a replica uses them; what rotations bring is added there. */
export function keyRingOf(keys: BoardKeys): KeyRing {
  const newest = keys.secrets.toSorted((a, b) => b.name.epoch - a.name.epoch).at(0)?.name
  return createKeyRing(keys.secrets, newest ?? firstSecret)
}
