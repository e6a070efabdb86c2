import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { openDeviceKey } from './device-key.ts'
import type { Sealer } from './device-key.ts'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipstream-key-'))
  path = join(folder, 'device-key.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A keyring that knows its own texts by a word in front of them. */
function keyring(word: string | null): Sealer {
  return {
    real: () => Promise.resolve(word !== null),
    seal: (text) => Promise.resolve(`${word}:${text}`),
    open: (sealed) =>
      sealed.startsWith(`${word}:`)
        ? Promise.resolve(sealed.slice(`${word}:`.length))
        : Promise.reject(new Error('unknown'))
  }
}

const bytesOf = (value: number) => (count: number) => new Uint8Array(count).fill(value)

/** Windows has no such modes: there the profile's own rights hold. */
function modeOf(file: string): number {
  return process.platform === 'win32' ? 0o600 : statSync(file).mode & 0o777
}

describe('the device’s sealing key', () => {
  it('is made once, kept sealed in a file of its owner’s, and comes back', async () => {
    const first = await openDeviceKey(path, keyring('a'), bytesOf(1))
    expect(first).toEqual({ key: new Uint8Array(32).fill(1), keyring: 'real', damaged: null })
    expect(readFileSync(path, 'utf8')).toContain('a:')
    expect(modeOf(path)).toBe(0o600)
    expect(await openDeviceKey(path, keyring('a'), bytesOf(2))).toEqual(first)
  })

  it('is empty without a keyring, and leaves no file', async () => {
    expect(await openDeviceKey(path, keyring(null), bytesOf(1))).toEqual({
      key: new Uint8Array(0),
      keyring: 'missing',
      damaged: null
    })
    expect(existsSync(path)).toBe(false)
  })

  it('waits untouched while its keyring is away', async () => {
    const first = await openDeviceKey(path, keyring('a'), bytesOf(1))
    expect((await openDeviceKey(path, keyring(null), bytesOf(2))).keyring).toBe('lost')
    expect(await openDeviceKey(path, keyring('a'), bytesOf(3))).toEqual(first)
  })

  it.each(['another keyring’s', 'damaged'])('is set aside when it is %s, and a new one is made', async (what) => {
    if (what === 'damaged') writeFileSync(path, '{"version":1')
    else await openDeviceKey(path, keyring('b'), bytesOf(1))
    const opened = await openDeviceKey(path, keyring('a'), bytesOf(2))
    expect(opened).toEqual({ key: new Uint8Array(32).fill(2), keyring: 'real', damaged: `${path}.damaged-1` })
    expect(readdirSync(folder).toSorted()).toEqual(['device-key.json', 'device-key.json.damaged-1'])
  })
})
