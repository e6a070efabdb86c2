import { describe, expect, it } from 'vitest'

import type { DeviceId } from '../../../shared/model/ids.ts'
import { idOf } from '../../../shared/sync/frame-fixtures.test-support.ts'

import { createKnownDevices, holdsNow } from './known-devices.ts'

const ben = idOf<DeviceId>('ben')

describe('what is known of other devices', () => {
  it('[TE13] goes on from what was kept, and says when there is something to keep', () => {
    let changes = 0
    const before = [[ben, { holds: { left: 0, completeAt: 5, count: 10 }, clockAhead: 7 }]] as const
    const known = createKnownDevices(before, () => (changes += 1))
    known.noteHolds(ben, { left: 0, completeAt: 5 }, 10)
    known.noteClock(ben, 7)
    expect(changes).toBe(0)
    known.noteHolds(ben, { left: 3, completeAt: null }, 14)
    known.noteClock(ben, -2)
    expect(changes).toBe(2)
    expect([...known.all()]).toEqual([[ben, { holds: { left: 3, completeAt: 5, count: 14 }, clockAhead: -2 }]])
  })

  it('[TE13] what came here since, a device is taken to lack; a log that is shorter than it was says nothing', () => {
    const counts = { holds: { left: 3, completeAt: 5, count: 14 }, clockAhead: 0 }
    expect([14, 20, 2].map((count) => holdsNow(counts, count)?.left)).toEqual([3, 9, 3])
    expect(holdsNow({ holds: null, clockAhead: 0 }, 20)).toBeNull()
  })
})
