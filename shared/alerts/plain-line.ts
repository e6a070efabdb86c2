/**
 * [AL8] Words of people as one line: without control characters (which could fake a second line) or characters that turn
 * the direction of text, and of at most `longest` characters.
 */
export function plainLine(text: string, longest = Number.POSITIVE_INFINITY): string {
  const line = text
    .replaceAll(/[\p{Cc}\p{Cs}\u200E\u200F\u202A-\u202E\u2028\u2029\u2066-\u2069]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  const characters = [...line]
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`
}
