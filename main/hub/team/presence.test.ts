import { describe, expect, it } from 'vitest'

import type { TaskId } from '../../../shared/model/ids.ts'

import { encodePresence, readPresence } from './presence.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('presence', () => {
  it('[TE6] is heard as it was said, within 1 KiB', () => {
    const said = { name: 'Ana', task: 't1' as TaskId, writes: 2 }
    expect(readPresence(encodePresence(said))).toEqual(said)
    expect(encodePresence({ name: 'ü'.repeat(5000), task: null, writes: 1 }).length).toBeLessThan(1024)
  })

  it('[TE6] nonsense says nothing, and a name is plain text', () => {
    const heard = [
      null,
      new Uint8Array(0),
      Uint8Array.of(0xff, 0xfe),
      bytes('{}'),
      bytes('{"name":1,"task":null}'),
      bytes('{"name":"x","task":"__proto__"}'),
      bytes('{"name":"x","task":null,"writes":0}'),
      bytes(`{"name":"${'x'.repeat(201)}","task":null}`)
    ].map(readPresence)
    expect(heard).toEqual([null, null, null, null, null, null, null, null])
    expect(readPresence(bytes('{"name":"\\u202eAna\\n","task":null}'))).toEqual({ name: 'Ana', task: null, writes: 1 })
  })
})
