/**
 * Keeps secrets on this device: what opens them is held elsewhere (the system's keyring), or nowhere ('plain').
 * `kind` is written beside what was sealed, and said to the person where it is 'plain'.
 */
export type Sealer = {
  readonly kind: 'keyring' | 'plain'
  readonly seal: (plain: Uint8Array) => Promise<Uint8Array>
  /** Null where these bytes were sealed otherwise, or changed. */
  readonly open: (sealed: Uint8Array) => Promise<Uint8Array | null>
}
