import { expect, it } from 'vitest'

import type { RefusedWhy } from '../../shared/ipc/team-state.ts'
import type { PersonId } from '../../shared/model/ids.ts'

import { whyRefused } from './refused-words.ts'

it('[TE10] says why an edit does not count, and who decided it', () => {
  const ana = 'ana' as PersonId
  const causes: readonly RefusedWhy[] = [
    { kind: 'demoted', by: ana },
    { kind: 'removed', by: null },
    { kind: 'retired', by: ana },
    { kind: 'neverAllowed' },
    { kind: 'fork' },
    { kind: 'rests' }
  ]
  expect(causes.map((why) => whyRefused(why, (person) => (person === ana ? 'Ana' : 'Somebody')))).toEqual([
    'Ana had made you a viewer, and this device did not know it yet.',
    'Somebody had removed you from the board, and this device did not know it yet.',
    'Ana had retired this device.',
    'You could only read the board then.',
    'This device went on from an older copy of the board, and what it had done before counts.',
    'It was built on something that does not count.'
  ])
})
