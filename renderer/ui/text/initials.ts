/** One or two letters for an avatar: "Ana Ruiz" → "AR", "ana" → "A". */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '')
  const letters = [words[0], words.length > 1 ? words[words.length - 1] : undefined].map(
    (word) => [...(word ?? '')][0] ?? ''
  )
  return letters.join('').toUpperCase() || '?'
}
