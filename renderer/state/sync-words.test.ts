import { describe, expect, it } from 'vitest'

import type { TeamDevice } from '../../shared/ipc/team-state.ts'
import { layoutVersion } from '../../shared/model/layout-version.ts'
import type { DeviceId } from '../../shared/model/ids.ts'

import { clockInWords, holdsInWords, stateInWords, teamSummary, versionInWords } from './sync-words.ts'
import { teamOf } from './team.testing.ts'

const say = (milliseconds: number): string => `${milliseconds} o’clock`
const device = (state: TeamDevice['state'], holds: TeamDevice['holds'], isThisOne = false): TeamDevice => ({
  device: 'd' as DeviceId,
  fingerprint: '',
  isThisOne,
  state,
  holds,
  looksAt: null,
  clockAhead: null,
  writes: null
})
const summary = (...given: Parameters<typeof teamOf>): string | null =>
  teamSummary(teamOf(...given), () => 'Ben')?.words ?? null

describe('how sync is said', () => {
  it('[DOC12] says per device what another version means, and nothing where there is no difference', () => {
    const said = (writes: number | null, minWriter = 1) => versionInWords(writes, minWriter, 'Ana')
    expect([said(null), said(layoutVersion), said(layoutVersion + 1), said(layoutVersion - 1, 0)]).toEqual([
      null,
      null,
      'Ana’s Slipstream is newer. What only it knows is kept on this device and not shown: update this one to see it.',
      'Ana’s Slipstream is older. What only this one knows is kept there and not shown.'
    ])
    expect(said(layoutVersion - 1, layoutVersion)).toBe(
      'Ana’s Slipstream is too old to change this board: it reads, until it is updated.'
    )
  })

  it('[S11] each state in words, with how much is missing and as of when', () => {
    const states: readonly NonNullable<TeamDevice['state']>[] = [
      { kind: 'offline' },
      { kind: 'looking' },
      { kind: 'connected' },
      { kind: 'catchingUp', left: 1 },
      { kind: 'upToDate', asOf: 9 },
      { kind: 'waitingForNewerVersion', whose: 'ours' },
      { kind: 'waitingForNewerVersion', whose: 'theirs' },
      { kind: 'refused', why: 'The invite has expired.' }
    ]
    expect(states.map((state) => stateInWords(state, say))).toEqual([
      'Network off',
      'Not reached: looking for it',
      'Connected',
      'Connected, fetching 1 change',
      'Connected, all of it is here as of 9 o’clock',
      'This Slipstream is too old for it',
      'Its Slipstream is too old: it waits for a newer one',
      'Refused: The invite has expired.'
    ])
  })

  it('[S4] what somebody has of mine is told by what they acknowledged', () => {
    expect([
      holdsInWords(null, 'Ben', say),
      holdsInWords({ left: 0, completeAt: 9 }, 'Ben', say),
      holdsInWords({ left: 2, completeAt: 9 }, 'Ben', say),
      holdsInWords({ left: 2, completeAt: null }, 'Ben', say)
    ]).toEqual([
      'What Ben has of yours is not known yet',
      'Ben has everything of yours up to 9 o’clock',
      'Ben lacks 2 changes of what is here; had everything at 9 o’clock',
      'Ben lacks 2 changes of what is here'
    ])
  })

  it('[TE12] a clock that is wrong is said with whose it is and by how much', () => {
    expect([null, 11, 119, 125, 60 * 72].map((minutes) => clockInWords(minutes, 'Ben'))).toEqual([
      null,
      ...['11 minutes', '119 minutes', '2 hours', '3 days'].map(
        (length) =>
          `Clock wrong: Ben’s device is ${length} ahead of this one. What it dates later than now does not count here yet.`
      )
    ])
  })

  it('the bar says who has all of it, and never that all is well where it is not known', () => {
    const level = device({ kind: 'upToDate', asOf: 9 }, { left: 0, completeAt: 9 })
    const away = device({ kind: 'looking' }, { left: 3, completeAt: 9 })
    expect([
      summary({ shared: false }),
      summary({ joining: true, shared: false }),
      summary({ role: null }),
      summary({ network: 'off' }, away),
      summary({}, device(null, null, true)),
      summary({}, level),
      summary({}, level, away),
      summary({}, away),
      summary({}, device({ kind: 'looking' }, null)),
      summary({}, device({ kind: 'catchingUp', left: 2 }, { left: 0, completeAt: null })),
      summary({}, device({ kind: 'waitingForNewerVersion', whose: 'theirs' }, null))
    ]).toEqual([
      null,
      'Joining…',
      'Removed',
      'Network off',
      'Nobody has joined',
      'Ben has all of it',
      '1 of 2 have all of it',
      'Nobody reached, 3 changes only here',
      'Nobody reached',
      'Catching up',
      'Versions differ'
    ])
  })
})
