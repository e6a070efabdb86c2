import sodium from 'sodium-native'

export const seedBytes = 32

/** An Ed25519 key pair; the secret key is libsodium's 64 bytes (seed and public key). */
export type KeyPair = { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array }

/** The one pair of a 32-byte seed. */
export function keyPairFromSeed(seed: Uint8Array): KeyPair {
  const publicKey = new Uint8Array(32)
  const secretKey = new Uint8Array(64)
  sodium.crypto_sign_seed_keypair(publicKey, secretKey, seed)
  return { publicKey, secretKey }
}
