import { openUnder, sealUnder } from './aead.ts'
import type { Sealer } from './sealer.ts'

const purpose = new TextEncoder().encode('slipstream key file')

/** Seals under a 32-byte key that the system's keyring guards (main hands it over at the start). */
export function createKeySealer(key: Uint8Array): Sealer {
  return {
    kind: 'keyring',
    seal: (plain) => Promise.resolve(sealUnder(key, plain, purpose)),
    open: (sealed) => Promise.resolve(openUnder(key, sealed, purpose))
  }
}
