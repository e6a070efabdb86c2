import sodium from 'sodium-native'

export const keyBytes = 32
const nonceBytes = 24
const tagBytes = 16

/** XChaCha20-Poly1305: a random nonce, then the sealed bytes with their tag. The nonce is long enough to be drawn. */
export function sealUnder(key: Uint8Array, plain: Uint8Array, associated: Uint8Array): Uint8Array {
  const sealed = new Uint8Array(nonceBytes + plain.length + tagBytes)
  const nonce = sealed.subarray(0, nonceBytes)
  sodium.randombytes_buf(nonce)
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.subarray(nonceBytes), plain, associated, null, nonce, key)
  return sealed
}

/** The plain bytes, or null where bytes, associated bytes or key are not those of the sealing. */
export function openUnder(key: Uint8Array, sealed: Uint8Array, associated: Uint8Array): Uint8Array | null {
  if (sealed.length < nonceBytes + tagBytes) return null
  const plain = new Uint8Array(sealed.length - nonceBytes - tagBytes)
  const nonce = sealed.subarray(0, nonceBytes)
  try {
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(plain, null, sealed.subarray(nonceBytes), associated, nonce, key)
    return plain
  } catch {
    // The binding's one way of saying that the tag does not hold; lengths were checked above.
    return null
  }
}
