import { describe, expect, it } from 'vitest'

import { parseId } from '../../../shared/model/ids.ts'
import type { DeviceId } from '../../../shared/model/ids.ts'

import { dialDelay } from './dial-policy.ts'
import { parseAddress } from './parse-address.ts'
import { preferredLink } from './preferred-link.ts'

describe('dialling', () => {
  it('[L7] waits a quarter of a second, doubled up to five', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 1000].map(dialDelay)).toEqual([0, 250, 500, 1000, 2000, 4000, 5000, 5000, 5000])
  })

  it('[L6] both ends keep the same one of two links', () => {
    const [low, high] = ['a', 'b'].map((digit) => {
      const parsed = parseId<DeviceId>(digit.repeat(64))
      if (!parsed.ok) throw new Error(parsed.failure)
      return parsed.value
    })
    if (low === undefined || high === undefined) throw new Error('two devices')
    for (const older of [true, false]) {
      for (const newer of [true, false]) {
        const atLow = preferredLink({ own: low, other: high }, { older: { dialled: older }, newer: { dialled: newer } })
        const atHigh = preferredLink(
          { own: high, other: low },
          { older: { dialled: !older }, newer: { dialled: !newer } }
        )
        expect([older, newer, atLow]).toEqual([older, newer, atHigh])
        expect(atLow).toBe(older === newer || newer ? 'newer' : 'older')
      }
    }
  })

  it('[A5] reads an address as a person types it', () => {
    const read = ['192.168.1.20:4400', ' laptop.local:1 ', '[fe80::1]:65535'].map(parseAddress)
    expect(read).toEqual([
      { ok: true, value: { host: '192.168.1.20', port: 4400 } },
      { ok: true, value: { host: 'laptop.local', port: 1 } },
      { ok: true, value: { host: 'fe80::1', port: 65_535 } }
    ])
    const wrong = [
      '',
      'laptop',
      'laptop:',
      ':4400',
      'laptop:0',
      'laptop:65536',
      'fe80::1:4400',
      'a b:1',
      'http://a:1',
      `${'a'.repeat(300)}:1`
    ]
    expect(wrong.filter((text) => parseAddress(text).ok)).toEqual([])
  })
})
