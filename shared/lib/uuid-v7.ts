/** Sixteen fresh random bytes; the process that has a source of randomness gives it ([law of pure shared]). */
export type RandomBytes = (count: number) => Uint8Array

/**
 * A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then random bits, so that ids sort by the time of their making.
 * `milliseconds` is the time since 1970 in UTC.
 */
export function uuidV7(milliseconds: number, randomBytes: RandomBytes): string {
  const bytes = Uint8Array.from(randomBytes(16))
  let rest = Math.max(0, Math.floor(milliseconds))
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
