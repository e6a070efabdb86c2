import { expect, test } from 'vitest'

import type { PersonId } from '../../../shared/model/ids.ts'
import { idOf } from '../../state/graph.testing.ts'

import { assumptionWords } from './assumption-words.ts'

const nameOf = (person: PersonId | null) => (person === null ? 'somebody' : 'Ana')
const shown = (value: number) => String(value)

test('[LV15] a constant says where it is from, and between what it may lie', () => {
  const ana = idOf<PersonId>('ana')
  const lines = { kind: 'team', from: 23, of: 'lines' } as const
  const dependencies = { kind: 'team', from: 20, of: 'dependencies' } as const
  const byDefault = { kind: 'default' } as const
  const band = { value: 0.1, low: 0.05, high: 0.2 }
  expect(
    [
      { ...band, origin: byDefault },
      { ...band, origin: lines },
      { ...band, high: 0.05, origin: dependencies },
      { ...band, high: 0.05, origin: { kind: 'set', by: ana, instead: { value: 0.3, origin: lines } } as const },
      { ...band, high: 0.05, origin: { kind: 'set', by: null, instead: { value: 0.1, origin: byDefault } } as const }
    ].map((assumption) => assumptionWords(assumption, shown, nameOf))
  ).toEqual([
    'Default; between 0.05 and 0.2.',
    'Your team, from 23 closed lines; between 0.05 and 0.2.',
    'Your team, from 20 finished dependencies.',
    'Set by Ana; your team’s is 0.3.',
    'Set by somebody; the default is 0.1.'
  ])
})
