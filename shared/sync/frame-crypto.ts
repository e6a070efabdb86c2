import type { DeviceId } from '../model/ids.ts'

/**
 * The primitives that frames need; the process gives them (sodium in the hub). A device's id is its Ed25519 public key
 * in hexadecimal, so a signature can be checked from the header alone.
 */
export type FrameCrypto = {
  /** BLAKE2b-256: 32 bytes. */
  readonly hash: (bytes: Uint8Array) => Uint8Array
  /** Ed25519 by this device: 64 bytes. */
  readonly sign: (bytes: Uint8Array) => Uint8Array
  readonly verify: (bytes: Uint8Array, signature: Uint8Array, device: DeviceId) => boolean
  /** XChaCha20-Poly1305 under the board's key of an epoch; the header's bytes are the associated data. */
  readonly seal: (plain: Uint8Array, header: Uint8Array, secretEpoch: number) => Uint8Array
  /** Null where the key is missing or the body was changed. */
  readonly open: (sealed: Uint8Array, header: Uint8Array, secretEpoch: number) => Uint8Array | null
}
