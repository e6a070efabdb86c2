import { describe, expect, it } from 'vitest'

import type { TeamState } from '../../shared/ipc/team-state.ts'
import type { PersonId } from '../../shared/model/ids.ts'
import { layoutVersion } from '../../shared/model/layout-version.ts'

import { readOnlyInWords, readOnlyOf } from './read-only.ts'
import type { ReadOnly } from './read-only.ts'
import { teamOf } from './team.testing.ts'

const [ana, ben] = ['ana' as PersonId, 'ben' as PersonId]

describe('whether a board can be changed here', () => {
  it('[M7] owners and editors change it, viewers and whoever left or has not arrived read', () => {
    const cases: readonly (readonly [Partial<TeamState>, ReadOnly | null])[] = [
      [{ shared: false, role: null }, null],
      [{ role: 'owner' }, null],
      [{ role: 'editor' }, null],
      [{ role: 'viewer' }, 'viewer'],
      [{ role: 'relay' }, 'viewer'],
      [{ role: null }, 'outside'],
      [{ role: null, me: ana, gone: [{ person: ana, by: ben, at: 1 }] }, 'outside'],
      [{ role: null, me: ana, gone: [{ person: ana, by: ana, at: 1 }] }, 'left'],
      [{ role: null, me: ana, gone: [{ person: ana, by: ana, at: 1 }], untold: true }, 'leaving'],
      [{ shared: false, joining: true, role: null }, 'joining'],
      [{ joining: true, role: null }, 'joining']
    ]
    expect(cases.map(([change]) => readOnlyOf(teamOf(change), true, 1))).toEqual(cases.map(([, reason]) => reason))
  })

  it('before the hub has said who belongs, what held last time holds', () => {
    expect([readOnlyOf(null, true, 1), readOnlyOf(null, false, 1)]).toEqual(['remembered', null])
  })

  it('[DOC12] below the version that the board asks for it is read, whatever one’s role', () => {
    expect(readOnlyOf(teamOf({ role: 'owner' }), false, layoutVersion + 1)).toBe('older')
    expect(readOnlyOf(null, false, layoutVersion + 1)).toBe('older')
  })

  it('says each in one sentence', () => {
    const reasons: readonly ReadOnly[] = ['viewer', 'outside', 'left', 'leaving', 'joining', 'older', 'remembered']
    for (const reason of reasons) expect(readOnlyInWords(reason)).toMatch(/^[A-Z].{20,}\.$/)
  })
})
