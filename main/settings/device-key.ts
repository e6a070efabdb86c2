import * as z from 'zod/mini'

import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'

import { openJsonFile } from './json-file.ts'
import { setAside } from './set-aside.ts'

/** The desktop's keyring, or its absence. */
export type Sealer = {
  /** False where the system only pretends to encrypt (Linux `basic_text`), which is as good as none. */
  readonly real: () => Promise<boolean>
  /** Base64 of the sealed text. */
  readonly seal: (text: string) => Promise<string>
  /** Rejects where the keyring does not know the text any more. */
  readonly open: (sealed: string) => Promise<string>
}

/**
 * The 32 bytes under which the hub seals this device's keys on disk; none without a keyring. `lost`: there was a keyring
 * once, and today it cannot be reached. `damaged` is where an unreadable older file was put.
 */
export type DeviceKey = {
  readonly key: Uint8Array
  readonly keyring: 'real' | 'missing' | 'lost'
  readonly damaged: string | null
}

type StoredKey = { readonly version: 1; readonly sealed: string }

const keyBytes = 32
const storedKey = z.object({ version: z.literal(1), sealed: z.string().check(z.minLength(1)) })

/**
 * Opens the sealed key, or makes one from fresh random bytes and keeps it before anything is sealed with it. One that the
 * keyring does not know is set aside, never deleted; one whose keyring is away for the moment is left where it is.
 */
export async function openDeviceKey(
  path: string,
  sealer: Sealer,
  randomBytes: (count: number) => Uint8Array
): Promise<DeviceKey> {
  const file = await openJsonFile<StoredKey | null>(path, parseStoredKey, null)
  const stored = file.value()
  if (!(await sealer.real())) {
    return { key: new Uint8Array(0), keyring: stored === null ? 'missing' : 'lost', damaged: file.damaged }
  }
  const known = stored === null ? null : await openSealed(stored.sealed, sealer)
  if (known !== null) return { key: known, keyring: 'real', damaged: null }
  const damaged = stored === null ? file.damaged : await setAside(path)
  const key = randomBytes(keyBytes)
  await file.write({ version: 1, sealed: await sealer.seal(Buffer.from(key).toString('base64')) })
  return { key, keyring: 'real', damaged }
}

function parseStoredKey(raw: unknown): Result<StoredKey | null, string> {
  const parsed = z.safeParse(storedKey, raw)
  return parsed.success ? succeed(parsed.data) : fail('not a sealed key')
}

async function openSealed(sealed: string, sealer: Sealer): Promise<Uint8Array | null> {
  let text: string
  try {
    text = await sealer.open(sealed)
  } catch {
    // Another keyring than the one that sealed it: not a fault of ours, and the caller sets the file aside.
    return null
  }
  const bytes = new Uint8Array(Buffer.from(text, 'base64'))
  return bytes.byteLength === keyBytes ? bytes : null
}
