import { describe, expect, it } from 'vitest'

import { testDevice } from './frame.testing.ts'
import { createLogHead, openLogHead } from './log-head.ts'
import type { LogHead } from './log-head.ts'
import { createSimulatedDisk } from './simulated-disk.testing.ts'

const path = '/disk/head'
const headOf = (seq: number): LogHead => ({ length: seq * 100, device: testDevice, tag: 9, seq, broken: seq % 2 === 0 })

describe('LogHeadFile', () => {
  it('[ST12] says what was written last', async () => {
    const fileSystem = createSimulatedDisk().mount()
    expect(await openLogHead(fileSystem, path)).toBeNull()
    await createLogHead(fileSystem, path, headOf(1))
    for (let seq = 1; seq < 6; seq += 1) {
      const file = await openLogHead(fileSystem, path)
      expect(file?.head).toEqual(headOf(seq))
      await file?.write(headOf(seq + 1))
      await file?.close()
    }
  })

  it('[ST12] says nothing where nothing is known', async () => {
    const fileSystem = createSimulatedDisk().mount()
    await createLogHead(fileSystem, path, null)
    const file = await openLogHead(fileSystem, path)
    expect(file?.head).toBeNull()
    await file?.write(headOf(1))
    expect((await openLogHead(fileSystem, path))?.head).toEqual(headOf(1))
  })

  it('[ST12] never touches the slot that holds, however often the other fails', async () => {
    const disk = createSimulatedDisk()
    await createLogHead(disk.mount(), path, headOf(1))
    // The opening takes three calls; then each of the next writes stops half way.
    const failing = disk.mount({ kind: 'error', from: 4, until: 7, code: 'EIO' })
    const file = await openLogHead(failing, path)
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(file?.write(headOf(2))).rejects.toMatchObject({ code: 'EIO' })
      expect((await openLogHead(disk.mount(), path))?.head).toEqual(headOf(1))
    }
    await file?.write(headOf(2))
    expect((await openLogHead(disk.mount(), path))?.head).toEqual(headOf(2))
  })
})
