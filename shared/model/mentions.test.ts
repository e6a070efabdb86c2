import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { PersonId } from './ids.ts'
import { mentionsIn } from './mentions.ts'
import type { Person } from './person.ts'

const people = new Map(
  [
    ['mia', 'Mia Lindqvist'],
    ['ana', 'Ana Duarte'],
    ['ana2', 'Ana Weiss'],
    ['jose', 'José']
  ].map(([id, name]) => [id as PersonId, { id, name, hue: 0, calendar: null } as Person])
)

const named = (text: string) => mentionsIn(text, people).map(({ person, from, to }) => [person, text.slice(from, to)])

it('[AQ6] a whole name, or a first name that only one person has, in any case', () => {
  expect(named('@mia, please ask @Ana Weiss and @JOSÉ.')).toEqual([
    ['mia', '@mia'],
    ['ana2', '@Ana Weiss'],
    ['jose', '@JOSÉ']
  ])
  expect(named('@Mia Lindqvist')).toEqual([['mia', '@Mia Lindqvist']])
})

it('[AQ6] a name that two have, an address, a longer word and nobody name nobody', () => {
  expect(named('@Ana, mail mia@mia.example, @Miami, @@mia, @, a@mia, @nobody')).toEqual([])
})

it('[AQ6] whoever is named is on the board, at the place that is told, in any text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('@', 'mia', 'Ana', ' ', 'Weiss', 'José', '.', '👩', 'İ')), (parts) => {
      const text = parts.join('')
      for (const { person, from, to } of mentionsIn(text, people)) {
        const said = text.slice(from + 1, to).toLowerCase()
        expect(text[from]).toBe('@')
        expect(people.get(person)?.name.toLowerCase().startsWith(said)).toBe(true)
      }
    })
  )
})
