import { toUtf8 } from '../../lib/utf8.ts'
import type { FrameCrypto } from '../frame-crypto.ts'
import { hexBytes } from '../hex-bytes.ts'
import { joinBytes } from '../join-bytes.ts'

import type { PublicKey } from './membership-op.ts'
import { spokenWords } from './spoken-words.ts'

/** [M13] Six words (96 bits) by which two people tell each other that they see the same device or invite. */
export function fingerprintOf(crypto: Pick<FrameCrypto, 'hash'>, key: PublicKey): readonly string[] {
  const bytes = hexBytes(key) ?? new Uint8Array(0)
  return spokenWords(crypto.hash(joinBytes(toUtf8('slipstream/fingerprint/1'), bytes)).subarray(0, 12))
}
