/** What of libsodium's binding is used here; it brings no types of its own. Lengths that do not fit throw. */
declare module 'sodium-native' {
  const sodium: {
    /** BLAKE2b; the digest is as long as `output`. */
    readonly crypto_generichash: (output: Uint8Array, input: Uint8Array, key?: Uint8Array) => void
    readonly crypto_sign_seed_keypair: (publicKey: Uint8Array, secretKey: Uint8Array, seed: Uint8Array) => void
    readonly crypto_sign_detached: (signature: Uint8Array, message: Uint8Array, secretKey: Uint8Array) => void
    readonly crypto_sign_verify_detached: (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean
    readonly crypto_aead_xchacha20poly1305_ietf_encrypt: (
      sealed: Uint8Array,
      plain: Uint8Array,
      associated: Uint8Array | null,
      unused: null,
      nonce: Uint8Array,
      key: Uint8Array
    ) => number
    /** Throws where the tag does not hold. */
    readonly crypto_aead_xchacha20poly1305_ietf_decrypt: (
      plain: Uint8Array,
      unused: null,
      sealed: Uint8Array,
      associated: Uint8Array | null,
      nonce: Uint8Array,
      key: Uint8Array
    ) => number
    /** Throws where the bytes are no point of the curve. */
    readonly crypto_sign_ed25519_pk_to_curve25519: (x25519: Uint8Array, ed25519: Uint8Array) => void
    readonly crypto_sign_ed25519_sk_to_curve25519: (x25519: Uint8Array, ed25519: Uint8Array) => void
    readonly crypto_box_seal: (sealed: Uint8Array, plain: Uint8Array, publicKey: Uint8Array) => void
    /** False where the box was not sealed for this key. */
    readonly crypto_box_seal_open: (
      plain: Uint8Array,
      sealed: Uint8Array,
      publicKey: Uint8Array,
      secretKey: Uint8Array
    ) => boolean
    readonly randombytes_buf: (target: Uint8Array) => void
    /** Argon2id; off this thread. Rejects where the memory is not to be had. */
    readonly crypto_pwhash_async: (
      key: Uint8Array,
      password: Uint8Array,
      salt: Uint8Array,
      passes: number,
      memory: number,
      algorithm: number
    ) => Promise<void>
    readonly crypto_pwhash_ALG_ARGON2ID13: number
  }
  export default sodium
}
