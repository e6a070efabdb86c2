import * as z from 'zod/mini'

import { toHex } from '../../../shared/lib/stable-id.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { FileSystem } from '../store/file-system.ts'
import { writeFileAtomically } from '../store/write-file-atomically.ts'
import { blake2b } from './blake2b.ts'
import { plainSealer } from './plain-sealer.ts'
import type { Sealer } from './sealer.ts'

/** Why a key file gives no keys. The file is left as it is in every case. */
export type KeyFileProblem = {
  readonly kind: 'damaged' | 'newerFormat' | 'wrongSeal' | 'unreadable'
  /** Names the file and what can be done. */
  readonly message: string
}

/** What lies in a key file; `sealedBy` says whether a keyring guards it. */
export type KeyFileContent = { readonly secret: Uint8Array; readonly sealedBy: Sealer['kind'] }

const format = z.object({ format: z.literal('slipstream keys'), version: z.int().check(z.positive()) })
const content = z.object({
  format: z.literal('slipstream keys'),
  version: z.literal(1),
  sealedBy: z.enum(['keyring', 'plain']),
  sealed: z.base64(),
  /** BLAKE2b-256 of `sealedBy`, a line feed and `sealed`, so that damage is told from a wrong seal. */
  check: z.string()
})

/** [KY2] Reads a key file; null where there is none. A plain one opens under any sealer. */
export async function readKeyFile(
  fileSystem: FileSystem,
  path: string,
  sealer: Sealer
): Promise<Result<KeyFileContent | null, KeyFileProblem>> {
  let bytes: Uint8Array | null
  try {
    bytes = await fileSystem.readFile(path)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown'
    return fail({ kind: 'unreadable', message: `The key file ${path} cannot be read (${reason}).` })
  }
  if (!bytes) return succeed(null)
  const json = parseJson(bytes)
  const found = format.safeParse(json)
  if (found.success && found.data.version > 1) {
    return fail({ kind: 'newerFormat', message: `A newer version of Slipstream wrote the key file ${path}.` })
  }
  const parsed = content.safeParse(json)
  if (!parsed.success || parsed.data.check !== checkOf(parsed.data.sealedBy, parsed.data.sealed)) {
    return fail({ kind: 'damaged', message: `The key file ${path} is damaged. Restore it from a backup.` })
  }
  const { sealedBy, sealed } = parsed.data
  // Without a keyring nothing tells what a keyring sealed from what was never sealed.
  const opener = sealedBy === 'plain' ? plainSealer : sealer.kind === sealedBy ? sealer : null
  const secret = (await opener?.open(new Uint8Array(Buffer.from(sealed, 'base64')))) ?? null
  if (!secret) {
    const message = `The key file ${path} was sealed by a keyring that is not at hand. Unlock it and start again.`
    return fail({ kind: 'wrongSeal', message })
  }
  return succeed({ secret, sealedBy })
}

/** Writes a key file, whole or not at all, in place of the one before it. */
export async function writeKeyFile(
  fileSystem: FileSystem,
  path: string,
  sealer: Sealer,
  secret: Uint8Array
): Promise<void> {
  const sealed = Buffer.from(await sealer.seal(secret)).toString('base64')
  const file: z.infer<typeof content> = {
    format: 'slipstream keys',
    version: 1,
    sealedBy: sealer.kind,
    sealed,
    check: checkOf(sealer.kind, sealed)
  }
  await writeFileAtomically(fileSystem, path, Buffer.from(`${JSON.stringify(file, null, 2)}\n`))
}

function checkOf(sealedBy: Sealer['kind'], sealed: string): string {
  return toHex(blake2b(Buffer.from(`${sealedBy}\n${sealed}`)))
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    // Said as damage by the caller, like any other text that is not ours.
    return null
  }
}
