import { describe, expect, test } from 'vitest'

import { busyOfEvent, mostBusyTold } from './busy-of-event.ts'

const minute = (iso: string) => Date.parse(iso) / 60_000

describe('calendar.busy', () => {
  test('[SG18] says all the times of its source, which come out in order, apart, and in whole minutes', () => {
    const busy = [
      { from: '2026-11-24T12:00:00Z', to: '2026-11-24T13:00:00+01:00', title: 'never looked at' },
      { from: '2026-11-24T09:00:30Z', to: '2026-11-24T10:00:01Z' },
      { from: '2026-11-24T10:01:00+00:00', to: '2026-11-24T11:00:00Z' }
    ]
    expect(busyOfEvent({ data: { busy: busy.slice(1) } })).toEqual({
      ok: true,
      value: [{ from: minute('2026-11-24T09:00Z'), to: minute('2026-11-24T11:00Z') }]
    })
    expect(busyOfEvent({ data: { busy: [] } })).toEqual({ ok: true, value: [] })
    expect(busyOfEvent({ data: { busy } })).toEqual({ ok: false, failure: 'data: busy 1: to: is not after from' })
  })

  test.each([
    [null, 'data: busy: is no list'],
    [{ busy: 'always' }, 'data: busy: is no list'],
    [{ busy: [7] }, 'data: busy 1: from: is no RFC 3339 moment'],
    [{ busy: [{ from: '2026-11-24T09:00:00Z', to: 'noon' }] }, 'data: busy 1: to: is no RFC 3339 moment'],
    [{ busy: Array<null>(mostBusyTold + 1).fill(null) }, 'data: busy: has 2001 times; at most 2000 are taken']
  ])('[SG18] what is none is named by its place', (data, failure) => {
    expect(busyOfEvent({ data })).toEqual({ ok: false, failure })
  })
})
