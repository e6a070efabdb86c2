/** The bytes of lower-case hexadecimal digits, or null where the text is anything else. */
export function hexBytes(text: string): Uint8Array | null {
  if (text.length % 2 !== 0) return null
  const bytes = new Uint8Array(text.length / 2)
  for (let index = 0; index < bytes.length; index += 1) {
    const high = digit(text.charCodeAt(index * 2))
    const low = digit(text.charCodeAt(index * 2 + 1))
    if (high < 0 || low < 0) return null
    bytes[index] = high * 16 + low
  }
  return bytes
}

function digit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  if (code >= 97 && code <= 102) return code - 87
  return -1
}
