import { expect, test } from 'vitest'

import type { PersonId } from './ids.ts'
import type { Person } from './person.ts'
import { teamsOf } from './teams-of.ts'

const people = (teams: readonly (readonly [string, string | null])[]): ReadonlyMap<PersonId, Person> =>
  new Map(
    teams.map(([name, team]) => {
      const id = name as PersonId
      return [id, { id, name, hue: 0, calendar: null, team, logins: [] }]
    })
  )

test('[DOC18] one team in several spellings is one, spelt as comes first, in whatever order people came', () => {
  const said = [
    ['ana', ' design'],
    ['ben', 'App'],
    ['mia', 'Design '],
    ['noor', null]
  ] as const
  const teams = [
    ['ana', 'Design'],
    ['ben', 'App'],
    ['mia', 'Design']
  ]
  expect([...teamsOf(people(said))]).toEqual(teams)
  expect([...teamsOf(people(said.toReversed()))]).toEqual(teams.toReversed())
})
