import sodium from 'sodium-native'

/** BLAKE2b-256: 32 bytes. */
export function blake2b(bytes: Uint8Array): Uint8Array {
  const digest = new Uint8Array(32)
  sodium.crypto_generichash(digest, bytes)
  return digest
}

/** BLAKE2b-256 under a key of 32 bytes. */
export function keyedBlake2b(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const digest = new Uint8Array(32)
  sodium.crypto_generichash(digest, bytes, key)
  return digest
}
