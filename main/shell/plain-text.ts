/** C0 and C1 controls, line and paragraph separators, zero-width marks, and the marks that turn the direction of writing. */
const unwanted = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu

/**
 * Words of people, made fit for the system's notifications and menus: one line, without control characters, at most
 * `longest` characters (an ellipsis included), cut between characters and never inside one.
 */
export function plainText(text: string, longest: number): string {
  const line = text
    .slice(0, longest * 8)
    .replaceAll(unwanted, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
  const characters = Array.from(line)
  return characters.length <= longest
    ? line
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
}
