/**
 * [TE23] Whether two names may well be one person's: alike without marks and case; every word of one among the other's words
 * ("Ana", "Ana Diaz"); or, from four letters on, one letter apart ("Jon Berg", "John Berg").
 */
export function areCloseNames(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)]
  if (one.length === 0 || other.length === 0) return false
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one]
  return fewer.every((word) => more.includes(word)) || isOneLetterApart(one.join(' '), other.join(' '))
}

function wordsOf(name: string): readonly string[] {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}

/** A letter more, fewer or another. */
function isOneLetterApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < 4 || long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  return short.slice(long.length > short.length ? at : at + 1) === long.slice(at + 1)
}
