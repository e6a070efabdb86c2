import sodium from 'sodium-native'

/** BLAKE2b-256: 32 bytes. */
export function blake2b(bytes: Uint8Array): Uint8Array {
  const digest = new Uint8Array(32)
  sodium.crypto_generichash(digest, bytes)
  return digest
}
