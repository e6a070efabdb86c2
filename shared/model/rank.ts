/**
 * Ranks are fractions written so that comparing them by code unit compares their size, and that there is always one
 * more between any two. A rank is an integer part and digits after the point. The integer part's first letter says how
 * many digits follow it: `a` one, `b` two … `z` twenty-six, and downwards `Z` one … `A` twenty-six; so appending and
 * prepending lengthen it by a logarithm only. Digits are base 62 in code-unit order; the last one after the point is
 * never `0` (nothing would fit between `x` and `x0`).
 */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const first = 'a0'

/**
 * A rank strictly between `below` and `above` (null: no bound on that side). It ends in `suffix`, a few letters or
 * digits of the device or the thing, so that two devices that fill one gap at once get different ranks. Bounds that are
 * not ranks count as absent; when `below` is not below `above` the result lies just above `below`.
 */
export function rankBetween(below: string | null, above: string | null, suffix: string): string {
  const low = parseRank(below)
  const high = parseRank(above)
  const end = endingOf(suffix)
  if (low === null && high === null) return first + end
  if (low === null && high !== null) {
    const before = step(high.integer, -1)
    return before === null ? high.integer + fractionBetween('', high.fraction) + end : before + end
  }
  if (low === null) return first + end
  if (high === null || !isBelow(low, high)) return following(low, null) + end
  return following(low, high) + end
}

/** Whether a text is a rank as this file makes them. */
export function isRank(text: string): boolean {
  return parseRank(text) !== null
}

type Rank = { readonly integer: string; readonly fraction: string }

/** What comes after `low` and, suffix or not, before `high`. */
function following(low: Rank, high: Rank | null): string {
  if (high !== null && high.integer === low.integer) return low.integer + fractionBetween(low.fraction, high.fraction)
  const after = step(low.integer, 1)
  if (after !== null && (high === null || after < high.integer)) return after
  return low.integer + fractionBetween(low.fraction, null)
}

function isBelow(low: Rank, high: Rank): boolean {
  return low.integer === high.integer ? low.fraction < high.fraction : low.integer < high.integer
}

/** Digits strictly between two fractions that are no prefix of `high` either, so that anything may follow them. */
function fractionBetween(low: string, high: string | null): string {
  let prefix = ''
  let open = high === null
  for (let index = 0; ; index += 1) {
    const from = index < low.length ? digits.indexOf(low.charAt(index)) : 0
    const to = open || high === null ? digits.length : digits.indexOf(high.charAt(index))
    if (to - from > 1) return prefix + digits.charAt(from + Math.ceil((to - from) / 2))
    prefix += digits.charAt(from)
    if (to - from === 1) open = true
  }
}

/** The integer part one higher or one lower; null past the last of the longest. */
function step(integer: string, by: 1 | -1): string | null {
  const turned = by === 1 ? 'z' : '0'
  const start = by === 1 ? '0' : 'z'
  const body = integer.slice(1).split('')
  for (let index = body.length - 1; index >= 0; index -= 1) {
    const digit = body[index] ?? start
    if (digit !== turned) {
      body[index] = digits.charAt(digits.indexOf(digit) + by)
      return integer.charAt(0) + body.join('')
    }
    body[index] = start
  }
  const head = nextHead(integer.charAt(0), by)
  return head === null ? null : head + start.repeat(lengthOf(head))
}

function nextHead(head: string, by: 1 | -1): string | null {
  if (by === 1) return head === 'z' ? null : head === 'Z' ? 'a' : String.fromCharCode(head.charCodeAt(0) + 1)
  return head === 'A' ? null : head === 'a' ? 'Z' : String.fromCharCode(head.charCodeAt(0) - 1)
}

/** How many digits follow this first letter. */
function lengthOf(head: string): number {
  const code = head.charCodeAt(0)
  return code >= 97 ? code - 96 : 91 - code
}

function parseRank(text: string | null): Rank | null {
  if (text === null || !/^[A-Za-z][0-9A-Za-z]+$/.test(text)) return null
  const length = 1 + lengthOf(text)
  if (text.length < length) return null
  const fraction = text.slice(length)
  return fraction.endsWith('0') ? null : { integer: text.slice(0, length), fraction }
}

/** The suffix as digits that may end a fraction: at most eight, the last not `0`, at least one. */
function endingOf(suffix: string): string {
  const usable = suffix
    .replaceAll(/[^0-9A-Za-z]/g, '')
    .slice(-8)
    .replace(/0+$/, '')
  return usable === '' ? 'V' : usable
}
