import { fail, succeed } from '../../lib/result.ts'
import type { Result } from '../../lib/result.ts'
import { toUtf8 } from '../../lib/utf8.ts'
import type { FrameCrypto } from '../frame-crypto.ts'
import { joinBytes } from '../join-bytes.ts'

import { parseSpokenWords, spokenWords } from './spoken-words.ts'

const seedBytes = 32
const checkBytes = 4

/** [M13] A recovery seed to print: the key pair of these 32 bytes is an owner's device. 18 words, the last two a check. */
export function recoveryWords(crypto: Pick<FrameCrypto, 'hash'>, seed: Uint8Array): readonly string[] {
  return spokenWords(joinBytes(seed, checkOf(crypto, seed)))
}

/** [M13] The seed behind printed words; the failure says what to look at. */
export function parseRecoveryWords(crypto: Pick<FrameCrypto, 'hash'>, text: string): Result<Uint8Array, string> {
  const parsed = parseSpokenWords(text)
  if (!parsed.ok) return parsed
  const bytes = parsed.value
  if (bytes.length !== seedBytes + checkBytes) return fail(`${bytes.length / 2} words where 18 belong`)
  const seed = bytes.slice(0, seedBytes)
  const check = checkOf(crypto, seed)
  const fits = check.every((byte, place) => bytes[seedBytes + place] === byte)
  return fits ? succeed(seed) : fail('one of the words is another than was printed')
}

function checkOf(crypto: Pick<FrameCrypto, 'hash'>, seed: Uint8Array): Uint8Array {
  return crypto.hash(joinBytes(toUtf8('slipstream/recovery/1'), seed)).subarray(0, checkBytes)
}
