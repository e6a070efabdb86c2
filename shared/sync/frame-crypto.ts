/**
 * The primitives that frames need; the process gives them (sodium in the hub). A device's id is its Ed25519 public key
 * in hexadecimal, so a signature can be checked from the header alone.
 */
export type FrameCrypto = {
  /** BLAKE2b-256: 32 bytes. */
  readonly hash: (bytes: Uint8Array) => Uint8Array
  /** Ed25519 by this device: 64 bytes. */
  readonly sign: (bytes: Uint8Array) => Uint8Array
  readonly verify: (bytes: Uint8Array, signature: Uint8Array, publicKey: string) => boolean
  /** XChaCha20-Poly1305 under the board's key of an epoch; the header's bytes are the associated data. */
  readonly seal: (plain: Uint8Array, header: Uint8Array, secretEpoch: number) => Uint8Array
  /** Null where the key is missing or the body was changed. */
  readonly open: (sealed: Uint8Array, header: Uint8Array, secretEpoch: number) => Uint8Array | null
  /** BLAKE2b-256 under a key of 32 bytes. */
  readonly keyedHash: (key: Uint8Array, bytes: Uint8Array) => Uint8Array
  /** An X25519 sealed box for an Ed25519 public key in hexadecimal; null where that is no key. */
  readonly sealTo: (publicKey: string, plain: Uint8Array) => Uint8Array | null
  /** A box that was sealed for this device; null for any other. */
  readonly openBox: (box: Uint8Array) => Uint8Array | null
  /** The key pair of a 32-byte seed: a root, an invite, a recovery seed. */
  readonly keyPair: (seed: Uint8Array) => SeedKeys
}

/** What a key pair that is not this device's can do. */
export type SeedKeys = {
  /** In hexadecimal. */
  readonly publicKey: string
  readonly sign: (bytes: Uint8Array) => Uint8Array
  readonly openBox: (box: Uint8Array) => Uint8Array | null
}
