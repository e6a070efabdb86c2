import * as z from 'zod/mini'

import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { toHex } from '../../../shared/lib/stable-id.ts'
import { parseId } from '../../../shared/model/ids.ts'
import type { BoardId, PersonId } from '../../../shared/model/ids.ts'
import type { FrameHash } from '../../../shared/sync/frame.ts'
import type { HeldSecret } from '../../../shared/sync/membership/key-ring.ts'
import { boardPaths } from '../store/board-paths.ts'
import type { FileSystem } from '../store/file-system.ts'
import { nodeFileSystem } from '../store/node-file-system.ts'
import { toStoreError } from '../store/store-error.ts'
import type { StoreError } from '../store/store-error.ts'
import { boardIdOf } from './board-keys.ts'
import type { BoardKeys } from './board-keys.ts'
import { readKeyFile, writeKeyFile } from './key-file.ts'
import type { KeyFileProblem } from './key-file.ts'
import type { Sealer } from './sealer.ts'

/** Where a board's keys are, and what seals them. */
export type BoardKeyPlace = {
  /** The board's own folder. */
  readonly folder: string
  readonly sealer: Sealer
  readonly fileSystem?: FileSystem
}

const hex32 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const secretShape = z.object({
  board: z.string(),
  rootSeed: z.nullable(hex32),
  // None while the board is being joined: membership brings them.
  content: z.array(
    z.object({
      epoch: z.int().check(z.nonnegative()),
      key: hex32,
      // Boards of before there were members have one secret, which no rotation made.
      rotation: z.optional(z.nullable(hex32)),
      kind: z.optional(z.enum(['content', 'topic']))
    })
  ),
  joining: z.optional(
    z.nullable(
      z.object({
        link: z.string().check(z.maxLength(1000)),
        person: z.string().check(z.refine((text) => parseId<PersonId>(text).ok)),
        name: z.string().check(z.maxLength(200))
      })
    )
  ),
  isPersonal: z.optional(z.boolean())
})

/** [KY3] The keys of a board, which must be this board's; null where the folder has none. */
export async function loadBoardKeys(
  board: BoardId,
  { folder, sealer, fileSystem = nodeFileSystem }: BoardKeyPlace
): Promise<Result<BoardKeys | null, KeyFileProblem>> {
  const path = boardPaths(folder).keys
  const read = await readKeyFile(fileSystem, path, sealer)
  if (!read.ok) return read
  if (!read.value) return succeed(null)
  const keys = parseBoardKeys(board, read.value.secret)
  return keys.ok ? keys : fail({ kind: 'damaged', message: `The key file ${path} ${keys.failure}.` })
}

/** [KY3] The keys in the bytes of `encodeBoardKeys`, which must be this board's; the failure follows the name of what held them. */
export function parseBoardKeys(board: BoardId, secret: Uint8Array): Result<BoardKeys, string> {
  const parsed = secretShape.safeParse(parseJson(secret))
  if (!parsed.success || parsed.data.board !== board) return fail('does not hold this board’s keys')
  const rootSeed = parsed.data.rootSeed === null ? null : fromHex(parsed.data.rootSeed)
  if (rootSeed && boardIdOf(rootSeed) !== board) return fail('holds a root key that is not this board’s')
  const secrets = parsed.data.content.map(({ epoch, key, rotation = null, kind = 'content' }): HeldSecret => ({
    name: { epoch, rotation: rotation as FrameHash | null },
    kind,
    key: fromHex(key)
  }))
  const { joining = null, isPersonal = false } = parsed.data
  if (secrets.length === 0 && joining === null) return fail('does not hold this board’s keys')
  return succeed({
    board,
    rootSeed,
    secrets,
    joining: joining && { ...joining, person: joining.person as PersonId },
    isPersonal
  })
}

/** [KY3] A board's keys as bytes, to be sealed. */
export function encodeBoardKeys(keys: BoardKeys): Uint8Array {
  const secret: z.infer<typeof secretShape> = {
    board: keys.board,
    rootSeed: keys.rootSeed && toHex(keys.rootSeed),
    content: keys.secrets.map(({ name, kind, key }) => ({ ...name, kind, key: toHex(key) })),
    joining: keys.joining,
    isPersonal: keys.isPersonal
  }
  return Buffer.from(JSON.stringify(secret))
}

/** [KY3] Writes a board's keys, before the first frame that is sealed under them. */
export async function saveBoardKeys(
  keys: BoardKeys,
  { folder, sealer, fileSystem = nodeFileSystem }: BoardKeyPlace
): Promise<Result<void, StoreError>> {
  try {
    await fileSystem.makeFolder(folder)
    await writeKeyFile(fileSystem, boardPaths(folder).keys, sealer, encodeBoardKeys(keys))
    return succeed(undefined)
  } catch (error) {
    return fail(toStoreError(error))
  }
}

function fromHex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex'))
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    // Said as damage by the caller.
    return null
  }
}
