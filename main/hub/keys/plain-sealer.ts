import type { Sealer } from './sealer.ts'

/** Seals nothing: the file's mode (0600) is all that guards it. For systems without a keyring, and the peer without a desktop. */
export const plainSealer: Sealer = {
  kind: 'plain',
  seal: (plain) => Promise.resolve(plain),
  open: (sealed) => Promise.resolve(sealed)
}
