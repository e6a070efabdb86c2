import { decodeUtf8, encodeUtf8 } from 'lib0/string'

/** The UTF-8 bytes of a text. */
export function toUtf8(text: string): Uint8Array {
  return encodeUtf8(text)
}

/** The text of UTF-8 bytes; throws a TypeError on bytes that are not UTF-8, so callers at a boundary catch and convert. */
export function fromUtf8(bytes: Uint8Array): string {
  return decodeUtf8(bytes)
}
