import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { parseSettings } from '../../shared/ipc/parse-settings.ts'
import { defaultSettings } from '../../shared/ipc/default-settings.ts'

import { openJsonFile } from './json-file.ts'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipstream-settings-'))
  path = join(folder, 'settings.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = () => openJsonFile(path, parseSettings, defaultSettings)

/** Windows has no such modes: there the profile's own rights hold. */
function modeOf(file: string): number {
  return process.platform === 'win32' ? 0o600 : statSync(file).mode & 0o777
}

describe('a file of one value', () => {
  it('starts with its initial value, keeps what is written, and comes back', async () => {
    const file = await open()
    expect(file.value()).toEqual(defaultSettings)
    const dark = { ...defaultSettings, theme: 'dark' as const }
    const written = file.write(dark)
    expect(file.value()).toEqual(dark)
    await written
    expect((await open()).value()).toEqual(dark)
    expect(readdirSync(folder)).toEqual(['settings.json'])
    expect(modeOf(path)).toBe(0o600)
  })

  it('ends with the last of many writes at once', async () => {
    const file = await open()
    const writes = ['light', 'dark', 'light', 'system', 'dark'] as const
    await Promise.all(writes.map((theme) => file.write({ ...defaultSettings, theme })))
    expect((await open()).value().theme).toBe('dark')
    await file.settled()
  })

  it.each(['', '{"theme":"dark"', '[]', '{"theme":"blue"}', '{"me":{"__proto__x y":"ana"}}', '\u0000\u0000'])(
    'sets a damaged file aside, whole, and starts anew: %j',
    async (text) => {
      writeFileSync(path, text)
      const file = await open()
      expect(file.value()).toEqual(defaultSettings)
      expect(file.damaged).toBe(`${path}.damaged-1`)
      expect(readFileSync(`${path}.damaged-1`, 'utf8')).toBe(text)
    }
  )

  it('keeps every damaged file under a name of its own', async () => {
    for (const text of ['one', 'two']) {
      writeFileSync(path, text)
      await open()
    }
    expect(readFileSync(`${path}.damaged-1`, 'utf8')).toBe('one')
    expect(readFileSync(`${path}.damaged-2`, 'utf8')).toBe('two')
  })

  it('is not stopped by a draft that a crash left behind', async () => {
    writeFileSync(`${path}.draft`, '{"theme":')
    const file = await open()
    expect(file.damaged).toBeNull()
    await file.write({ ...defaultSettings, toldAboutTray: true })
    expect((await open()).value().toldAboutTray).toBe(true)
  })

  it('rejects a write that the disk refuses, keeps the value, and tries again with the next', async () => {
    const file = await open()
    rmSync(folder, { recursive: true })
    await expect(file.write({ ...defaultSettings, theme: 'dark' })).rejects.toThrow('ENOENT')
    expect(file.value().theme).toBe('dark')
    mkdirSync(folder)
    await file.write({ ...file.value(), toldAboutTray: true })
    expect((await open()).value()).toEqual({ ...defaultSettings, theme: 'dark', toldAboutTray: true })
  })

  it('takes a file of an older version, and forgets fields that it does not know', async () => {
    writeFileSync(path, '{"theme":"light","unknown":1}')
    const file = await open()
    expect(file.damaged).toBeNull()
    expect(file.value()).toEqual({ ...defaultSettings, theme: 'light' })
  })
})
