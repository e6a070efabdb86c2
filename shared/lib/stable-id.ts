import { digest } from 'lib0/hash/sha256'

import { toUtf8 } from './utf8.ts'

/**
 * A name that every replica derives alike from the same cause: 32 hexadecimal digits of the SHA-256 of the parts.
 * The parts are length-prefixed, so that ['ab','c'] and ['a','bc'] differ.
 */
export function stableId(...parts: readonly string[]): string {
  const text = parts.map((part) => `${part.length}:${part}`).join('')
  return toHex(digest(toUtf8(text))).slice(0, 32)
}

/** Lower-case hexadecimal, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}
