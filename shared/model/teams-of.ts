import { compareText } from '../lib/compare.ts'

import type { PersonId } from './ids.ts'
import type { Person } from './person.ts'

/**
 * [DOC18] The team of each person who has one. One team may be spelt in several ways, in another case or with space around
 * it; everybody in it has the spelling that comes first.
 */
export function teamsOf(people: ReadonlyMap<PersonId, Person>): ReadonlyMap<PersonId, string> {
  const spellings = new Map<string, string>()
  for (const { team } of people.values()) {
    const said = team?.trim()
    if (said === undefined) continue
    const known = spellings.get(said.toLowerCase())
    if (known === undefined || compareText(said, known) < 0) spellings.set(said.toLowerCase(), said)
  }
  return new Map(
    [...people.values()].flatMap(({ id, team }) => {
      const spelt = team === null ? undefined : spellings.get(team.trim().toLowerCase())
      return spelt === undefined ? [] : [[id, spelt] as const]
    })
  )
}
