import sodium from 'sodium-native'

import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { keyBytes, openUnder, sealUnder } from '../keys/aead.ts'
import { randomBytes } from '../keys/random-bytes.ts'

/** [BF3] A board's keys within a file; byte strings are base64, `memory` is bytes. */
export type SealedKeys =
  | { readonly sealedBy: 'plain'; readonly secret: string }
  | {
      readonly sealedBy: 'passphrase'
      readonly passes: number
      readonly memory: number
      readonly salt: string
      readonly sealed: string
    }

/** How long a guess takes: libsodium's "moderate", some 0.7 s and 256 MiB. */
export type PassphraseCost = { readonly passes: number; readonly memory: number }

export const moderateCost: PassphraseCost = { passes: 3, memory: 256 << 20 }

const saltBytes = 16
const purpose = new TextEncoder().encode('slipstream board file')

/** [BF3] Seals a secret with a passphrase; an empty one seals nothing. */
export async function sealKeys(secret: Uint8Array, passphrase: string, cost: PassphraseCost): Promise<SealedKeys> {
  if (passphrase === '') return { sealedBy: 'plain', secret: toBase64(secret) }
  const salt = randomBytes(saltBytes)
  const key = await keyOf(passphrase, salt, cost)
  return { sealedBy: 'passphrase', ...cost, salt: toBase64(salt), sealed: toBase64(sealUnder(key, secret, purpose)) }
}

/** [BF3] The secret again; the failure is a sentence. */
export async function openKeys(keys: SealedKeys, passphrase: string): Promise<Result<Uint8Array, string>> {
  if (keys.sealedBy === 'plain') return succeed(fromBase64(keys.secret))
  const salt = fromBase64(keys.salt)
  if (salt.length !== saltBytes) return fail('The file’s keys are damaged.')
  const secret = openUnder(await keyOf(passphrase, salt, keys), fromBase64(keys.sealed), purpose)
  return secret ? succeed(secret) : fail('This is not the passphrase that the file was made with.')
}

async function keyOf(passphrase: string, salt: Uint8Array, { passes, memory }: PassphraseCost): Promise<Uint8Array> {
  const key = new Uint8Array(keyBytes)
  const typed = new TextEncoder().encode(passphrase.normalize('NFC'))
  await sodium.crypto_pwhash_async(key, typed, salt, passes, memory, sodium.crypto_pwhash_ALG_ARGON2ID13)
  return key
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'))
}
