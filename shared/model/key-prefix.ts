/** [KEY2] What the keys of a board begin with until somebody says otherwise. */
export const defaultKeyPrefix = 'SLIP'

/** [KEY2] Two to ten capital letters and digits, a letter first: fit for a commit message and a file name. */
export function isKeyPrefix(text: string): boolean {
  return /^[A-Z][A-Z0-9]{1,9}$/.test(text)
}

/** [KEY2] What the keys of a new board begin with: the first letters of its title's words, or of its only word. */
export function suggestKeyPrefix(title: string): string {
  const words =
    title
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toUpperCase()
      .match(/[A-Z0-9]+/g) ?? []
  const initials = words.length > 1 ? words.map((word) => word.charAt(0)).join('') : (words[0] ?? '')
  const prefix = initials.replace(/^\d+/, '').slice(0, 4)
  return isKeyPrefix(prefix) ? prefix : defaultKeyPrefix
}
