/** A pattern for an accessible name that begins with exactly these words, and ends there or at a comma. */
export function exactly(words: string): RegExp {
  return new RegExp(`^${words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(,|$)`)
}
