/**
 * Two places (from 0, ascending) whose words are typed back from the paper. They follow from the words, so that the page
 * asks for the same two however often it draws.
 */
export function placesToConfirm(words: readonly string[]): readonly [number, number] {
  const sum = [...words.join('')].reduce((total, letter) => total + letter.charCodeAt(0), 0)
  const half = Math.floor(words.length / 2)
  return [sum % half, half + ((sum * 7) % (words.length - half))]
}

/** What a person typed, as a word is spelled. */
export function isSameWord(typed: string, word: string | undefined): boolean {
  return typed.trim().toLowerCase() === word
}
