import { fail, succeed } from '../../lib/result.ts'
import type { Result } from '../../lib/result.ts'

const consonants = 'bdfghjklmnprstvz'
const vowels = 'aiou'

/** [M13] Bytes as words that can be read out: two bytes each, consonant, vowel, consonant, vowel, consonant. An even number. */
export function spokenWords(bytes: Uint8Array): readonly string[] {
  return Array.from({ length: bytes.length / 2 }, (_, place) => {
    const bits = (bytes[place * 2] ?? 0) * 256 + (bytes[place * 2 + 1] ?? 0)
    return [
      consonants.charAt(bits >> 12),
      vowels.charAt((bits >> 10) & 3),
      consonants.charAt((bits >> 6) & 15),
      vowels.charAt((bits >> 4) & 3),
      consonants.charAt(bits & 15)
    ].join('')
  })
}

/** [M13] The bytes behind words that a person typed, in whatever case and spacing; the failure names the word. */
export function parseSpokenWords(text: string): Result<Uint8Array, string> {
  const words = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
  const bytes = new Uint8Array(words.length * 2)
  for (const [place, word] of words.entries()) {
    const bits = bitsOf(word)
    if (bits === null) return fail(`word ${place + 1}, “${word.slice(0, 20)}”, is not one of ours`)
    bytes[place * 2] = bits >> 8
    bytes[place * 2 + 1] = bits & 255
  }
  return succeed(bytes)
}

function bitsOf(word: string): number | null {
  if (word.length !== 5) return null
  const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((at) => (at % 2 === 0 ? consonants : vowels).indexOf(word.charAt(at)))
  const places = [a ?? -1, b ?? -1, c ?? -1, d ?? -1, e ?? -1]
  if (places.includes(-1)) return null
  return places.reduce((bits, place, at) => bits * (at % 2 === 0 ? 16 : 4) + place, 0)
}
