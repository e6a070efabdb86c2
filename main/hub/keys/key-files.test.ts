import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { isId, parseId } from '../../../shared/model/ids.ts'
import type { BoardId } from '../../../shared/model/ids.ts'
import type { FrameHash } from '../../../shared/sync/frame.ts'
import { firstSecret } from '../../../shared/sync/membership/leading-secret.ts'
import { toHex } from '../../../shared/lib/stable-id.ts'
import { boardPaths } from '../store/board-paths.ts'
import { createSimulatedDisk, seededDice } from '../store/simulated-disk.testing.ts'
import { loadBoardKeys, saveBoardKeys } from './board-key-file.ts'
import { createBoardKeys, keyRingOf } from './board-keys.ts'
import type { BoardKeys } from './board-keys.ts'
import { createKeySealer } from './create-key-sealer.ts'
import { loadDeviceKeys } from './load-device-keys.ts'
import { plainSealer } from './plain-sealer.ts'

const keyring = createKeySealer(new Uint8Array(32).fill(1))
const otherKeyring = createKeySealer(new Uint8Array(32).fill(2))
const folder = '/disk/device'
const path = `${folder}/device-keys.json`

describe('loadDeviceKeys', () => {
  it('[KY1] makes the identity once, and finds it again, in a file for its person only', async () => {
    const real = await mkdtemp(join(tmpdir(), 'slipstream-keys-'))
    const first = await loadDeviceKeys({ folder: real, sealer: keyring })
    const second = await loadDeviceKeys({ folder: real, sealer: keyring })
    expect(first).toEqual(second)
    expect(first.ok && first.value.keys.device).toMatch(/^[0-9a-f]{64}$/)
    expect(first.ok && first.value.sealedBy).toBe('keyring')
    expect((await stat(join(real, 'device-keys.json'))).mode & 0o777).toBe(0o600)
    await rm(real, { recursive: true })
  })

  it('[KY2] never shows the secret of a keyring, and says when there is none', async () => {
    const disk = createSimulatedDisk()
    const fileSystem = disk.mount()
    const plain = await loadDeviceKeys({ folder, sealer: plainSealer, fileSystem })
    if (!plain.ok) throw new Error(plain.failure.message)
    expect(plain.value.sealedBy).toBe('plain')
    // A keyring that came later still opens what was written without one.
    expect(await loadDeviceKeys({ folder, sealer: keyring, fileSystem })).toEqual(plain)
    const seed = Buffer.from(plain.value.keys.secretKey.subarray(0, 32))
    expect(disk.read(path)?.includes(seed.toString('base64'))).toBe(true)
    disk.remove(path)
    const sealed = await loadDeviceKeys({ folder, sealer: keyring, fileSystem })
    if (!sealed.ok) throw new Error(sealed.failure.message)
    const secret = Buffer.from(sealed.value.keys.secretKey.subarray(0, 32))
    expect(disk.read(path)?.includes(secret.toString('base64'))).toBe(false)
  })

  it('[KY2] refuses a damaged, a newer and a differently sealed file, and overwrites none', async () => {
    const disk = createSimulatedDisk()
    const fileSystem = disk.mount()
    await loadDeviceKeys({ folder, sealer: keyring, fileSystem })
    const whole = disk.read(path) ?? Buffer.alloc(0)

    expect(await loadDeviceKeys({ folder, sealer: otherKeyring, fileSystem })).toMatchObject({
      ok: false,
      failure: { kind: 'wrongSeal' }
    })
    expect(await loadDeviceKeys({ folder, sealer: plainSealer, fileSystem })).toMatchObject({
      ok: false,
      failure: { kind: 'wrongSeal' }
    })
    expect(disk.read(path)).toEqual(whole)

    const newer = Buffer.from(whole.toString().replace('"version": 1', '"version": 2'))
    disk.overwrite(path, newer)
    const failure = await loadDeviceKeys({ folder, sealer: keyring, fileSystem })
    expect(failure).toMatchObject({ ok: false, failure: { kind: 'newerFormat' } })
    expect(disk.read(path)).toEqual(newer)

    for (const damaged of [Buffer.alloc(0), whole.subarray(0, whole.length - 3), Buffer.alloc(whole.length)]) {
      disk.overwrite(path, damaged)
      const outcome = await loadDeviceKeys({ folder, sealer: keyring, fileSystem })
      expect(outcome).toMatchObject({ ok: false, failure: { kind: 'damaged' } })
      expect(outcome.ok ? '' : outcome.failure.message).toContain(path)
      expect(disk.read(path)).toEqual(damaged)
    }
  })

  it('[KY2] gives the same identity or a refusal for every flipped bit', async () => {
    const disk = createSimulatedDisk()
    const fileSystem = disk.mount()
    const right = await loadDeviceKeys({ folder, sealer: keyring, fileSystem })
    const whole = disk.read(path) ?? Buffer.alloc(0)
    const others: number[] = []
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      const flipped = Buffer.from(whole)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      disk.overwrite(path, flipped)
      const found = await loadDeviceKeys({ folder, sealer: keyring, fileSystem })
      // White space may change without a trace.
      if (found.ok && right.ok && found.value.keys.device !== right.value.keys.device) others.push(bit)
    }
    expect(others).toEqual([])
  })

  it('[KY1] has one identity or none after a crash at any call', async () => {
    for (let at = 1; at < 12; at += 1) {
      const disk = createSimulatedDisk()
      const dying = disk.mount({ kind: 'crash', at }, seededDice(at))
      const first = await loadDeviceKeys({ folder, sealer: keyring, fileSystem: dying })
      const after = disk.copy().mount()
      const second = await loadDeviceKeys({ folder, sealer: keyring, fileSystem: after })
      expect(second.ok).toBe(true)
      if (first.ok) expect(second).toEqual(first)
    }
  })
})

describe('Board keys', () => {
  it('[KY3] name the board by its root key, and come back as they were saved', async () => {
    const disk = createSimulatedDisk()
    const place = { folder: '/disk/boards/b', sealer: keyring, fileSystem: disk.mount() }
    const keys = createBoardKeys()
    expect(isId(keys.board)).toBe(true)
    expect(keys.board).toMatch(/^[0-9a-f]{64}$/)
    expect(keyRingOf(keys).leading()).toEqual(firstSecret)
    expect(await loadBoardKeys(keys.board, place)).toEqual({ ok: true, value: null })
    expect((await saveBoardKeys(keys, place)).ok).toBe(true)
    expect(await loadBoardKeys(keys.board, place)).toEqual({ ok: true, value: keys })
    const name = { epoch: 2, rotation: toHex(new Uint8Array(32).fill(3)) as FrameHash }
    const rotated: BoardKeys = {
      ...keys,
      rootSeed: null,
      secrets: [...keys.secrets, { name, kind: 'content', key: new Uint8Array(32).fill(9) }]
    }
    await saveBoardKeys(rotated, place)
    expect(await loadBoardKeys(keys.board, place)).toEqual({ ok: true, value: rotated })
    expect(keyRingOf(rotated).leading()).toEqual(name)
  })

  it('[KY3] are refused where they are of another board, or do not open', async () => {
    const disk = createSimulatedDisk()
    const place = { folder: '/disk/boards/b', sealer: keyring, fileSystem: disk.mount() }
    const keys = createBoardKeys()
    await saveBoardKeys(keys, place)
    const other = createBoardKeys().board
    expect(await loadBoardKeys(other, place)).toMatchObject({ ok: false, failure: { kind: 'damaged' } })
    const wrong = { ...place, sealer: otherKeyring }
    expect(await loadBoardKeys(keys.board, wrong)).toMatchObject({ ok: false, failure: { kind: 'wrongSeal' } })
    const named = parseId<BoardId>('another')
    if (named.ok) await saveBoardKeys({ ...keys, board: named.value }, place)
    expect(named.ok && (await loadBoardKeys(named.value, place))).toMatchObject({ ok: false })
    expect(disk.read(boardPaths(place.folder).keys)).not.toBeNull()
  })
})
