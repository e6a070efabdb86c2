import { isId } from '../model/ids.ts'
import type { AnyId } from '../model/ids.ts'

/**
 * [DOC4] Ids as the document spells them. A UUIDv7 in lower case, 36 characters, becomes `.` and 21: its 30 free
 * hexadecimal digits in pairs of base 64, then the variant's digit. Every edit names a thing and a person, so this is
 * what keeps an edit within 90 bytes (Y4). Other ids stand as they are; none of them begins with a dot.
 */
export function packId(id: string): string {
  if (!uuidV7.test(id)) return id
  let packed = '.'
  for (const [first, second, third] of freeDigits) {
    packed += pairs[(digit(id, first) << 8) | (digit(id, second) << 4) | digit(id, third)] ?? ''
  }
  return packed + id.charAt(19)
}

function digit(id: string, index: number): number {
  const code = id.charCodeAt(index)
  return code <= 57 ? code - 48 : code - 87
}

/** The id that a key spells; null for what no `packId` makes, so that one id never has two keys. */
export function unpackId<Id extends AnyId>(key: string): Id | null {
  if (key.charCodeAt(0) !== dot) return isId(key) && !uuidV7.test(key) ? (key as Id) : null
  if (key.length !== 22) return null
  let free = ''
  for (let index = 1; index < 21; index += 2) {
    const high = values[key.charCodeAt(index)]
    const low = values[key.charCodeAt(index + 1)]
    if (high === undefined || low === undefined || high < 0 || low < 0) return null
    free += triplets[high * 64 + low] ?? ''
  }
  const variant = key.charAt(21)
  if (!'89ab'.includes(variant)) return null
  return `${free.slice(0, 8)}-${free.slice(8, 12)}-7${free.slice(12, 15)}-${variant}${free.slice(15, 18)}-${free.slice(18)}` as Id
}

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const dot = 46

/** Places in a UUIDv7 of its thirty free digits, three to a pair: all but the hyphens, the version and the variant. */
const freeDigits: readonly (readonly [number, number, number])[] = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7, 9],
  [10, 11, 12],
  [15, 16, 17],
  [20, 21, 22],
  [24, 25, 26],
  [27, 28, 29],
  [30, 31, 32],
  [33, 34, 35]
]

/** The two characters of each number of twelve bits. */
const pairs: readonly string[] = Array.from(
  { length: 4096 },
  (_, bits) => alphabet.charAt(bits >> 6) + alphabet.charAt(bits & 63)
)

/** Value of each ASCII character in the alphabet, -1 for the others. */
const values: readonly number[] = Array.from({ length: 128 }, (_, code) => alphabet.indexOf(String.fromCharCode(code)))

/** The three hexadecimal digits of each number of twelve bits. */
const triplets: readonly string[] = Array.from({ length: 4096 }, (_, bits) => bits.toString(16).padStart(3, '0'))
