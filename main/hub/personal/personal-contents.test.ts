import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { idOf } from '../../../shared/sync/frame-fixtures.test-support.ts'
import type { BoardId, DeviceId } from '../../../shared/model/ids.ts'

import { dealtWithEntry, offerEntry, readPersonalContents } from './personal-contents.ts'
import type { AddressedOffer } from './personal-contents.ts'

const offer: AddressedOffer = {
  board: idOf<BoardId>('launch'),
  device: idOf<DeviceId>('laptop'),
  state: 'offered',
  link: 'slipstream://join/AA',
  by: idOf<DeviceId>('desk'),
  expires: 7
}

describe('the personal document', () => {
  it('[PD3] gives back what was written', () => {
    expect(readPersonalContents([offerEntry(offer), dealtWithEntry('clear/t1/7', 5)])).toEqual({
      offers: [offer],
      dealtWith: [{ alert: 'clear/t1/7', at: 5 }]
    })
  })

  it('[PD3] an answer that does not say when is the oldest, and one that was taken away is none', () => {
    expect(readPersonalContents([['dealt/a', true], dealtWithEntry('b', null)]).dealtWith).toEqual([
      { alert: 'a', at: 0 }
    ])
  })

  it('[PD3] reads nothing from what is broken, whatever a device wrote', () => {
    const odd = [
      ['offer/launch/laptop', { ...offer, state: 'stolen' }],
      ['offer/launch/laptop', { ...offer, link: 'x'.repeat(1001) }],
      ['offer/launch/laptop', { ...offer, by: '../..' }],
      ['offer/launch', offer],
      ['dealt/x', 'yes'],
      ['else/x', true]
    ] as const
    expect(readPersonalContents(odd)).toEqual({ offers: [], dealtWith: [] })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.anything())), (entries) => {
        expect(readPersonalContents(entries).offers).toEqual([])
      })
    )
  })
})
