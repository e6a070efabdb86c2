import type { PersonId } from './ids.ts'
import type { Person } from './person.ts'

/** A stretch of a text that names somebody: `text.slice(from, to)` is "@Mia Lindqvist". */
export type Mention = { readonly person: PersonId; readonly from: number; readonly to: number }

/**
 * [AQ6] Who is named in a text by `@` and their name, in order: the whole name, or its first word where only one person
 * has it; the longest that fits, in any case. The `@` stands at the beginning or behind what is no letter, digit or `@`
 * (an e-mail address names nobody), and the name ends where the word does.
 */
export function mentionsIn(text: string, people: ReadonlyMap<PersonId, Person>): readonly Mention[] {
  if (!text.includes('@')) return []
  const names = namesOf(people)
  const mentions: Mention[] = []
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}@._-])@(?=[\p{L}\p{N}])/gu)) {
    const rest = text.slice(index + 1)
    const found = names.find(({ name }) => beginsWithWord(rest, name))
    if (found !== undefined) mentions.push({ person: found.person, from: index, to: index + 1 + found.name.length })
  }
  return mentions
}

/** Longest first, so that "@Mia Lindqvist" is not read as "@Mia". */
function namesOf(
  people: ReadonlyMap<PersonId, Person>
): readonly { readonly name: string; readonly person: PersonId }[] {
  const byName = new Map<string, Set<PersonId>>()
  const add = (name: string, person: PersonId): void => {
    const key = name.toLowerCase()
    byName.set(key, new Set([...(byName.get(key) ?? []), person]))
  }
  for (const { id, name } of people.values()) {
    const [first = ''] = name.trim().split(/\s+/u)
    for (const said of new Set([name.trim(), first])) if (said !== '') add(said, id)
  }
  return [...byName]
    .flatMap(([name, ids]) => (ids.size === 1 ? [...ids].map((person) => ({ name, person })) : []))
    .toSorted((a, b) => b.name.length - a.name.length)
}

function beginsWithWord(text: string, name: string): boolean {
  const said = text.slice(0, name.length)
  return said.toLowerCase() === name && !/^[\p{L}\p{N}]/u.test(text.slice(name.length))
}
