import { describe, expect, it } from 'vitest'

import { onlyProcess, testFolder } from './file-store.testing.ts'
import { lockFolder } from './folder-lock.ts'
import { createSimulatedDisk } from './simulated-disk.testing.ts'

const lock = `${testFolder}/lock`

describe('lockFolder', () => {
  it('[ST19] leaves the lock of whoever was faster alone', async () => {
    const fileSystem = createSimulatedDisk().mount()
    await lockFolder(fileSystem, lock, onlyProcess(1))
    // Both find the dead process 1. Before the slow one can remove its entry, the fast one has taken the lock.
    const living = { isRunning: ({ pid }: { readonly pid: number }) => Promise.resolve(pid > 1) }
    const taker = (pid: number) => ({ ...living, own: () => Promise.resolve({ pid, mark: '' }) })
    let fast: unknown = null
    const slowDisk = {
      ...fileSystem,
      removeFile: async (path: string) => {
        fast ??= await lockFolder(fileSystem, lock, taker(2))
        return fileSystem.removeFile(path)
      }
    }
    const slow = await lockFolder(slowDisk, lock, taker(3))
    expect(fast).toMatchObject({ ok: true })
    expect(slow).toEqual({ ok: false, failure: { pid: 2 } })
    expect(await fileSystem.list(lock)).toEqual(['2'])
    expect(await fileSystem.list(testFolder)).toEqual(['lock'])
  })

  it('[ST19] gives way after release', async () => {
    const fileSystem = createSimulatedDisk().mount()
    const first = await lockFolder(fileSystem, lock, onlyProcess(1))
    expect(await lockFolder(fileSystem, lock, onlyProcess(1))).toEqual({ ok: false, failure: { pid: 1 } })
    if (first.ok) await first.value.release()
    expect(await fileSystem.list(testFolder)).toEqual([])
    expect((await lockFolder(fileSystem, lock, onlyProcess(1))).ok).toBe(true)
  })

  it('[ST19] says what the disk says when it refuses', async () => {
    const fileSystem = createSimulatedDisk().mount()
    const refusing = {
      ...fileSystem,
      rename: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
    }
    await expect(lockFolder(refusing, lock, onlyProcess(1))).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(await fileSystem.list(testFolder)).toEqual([])
  })
})
