import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, it } from 'vitest'

import { systemClock } from '../clock.ts'
import { boardPaths } from './board-paths.ts'
import { openOrThrow, storeOptions, testFolder } from './file-store.testing.ts'
import { describeFrameStore, readAll } from './frame-store-suite.testing.ts'
import { makeFrame, makeFrames, otherDevice, testBoard, testId } from './frame.testing.ts'
import { listBoards } from './list-boards.ts'
import { nodeFileSystem } from './node-file-system.ts'
import { openFileStore } from './open-file-store.ts'
import { runningProcesses } from './running-processes.ts'
import { createSimulatedDisk } from './simulated-disk.testing.ts'
import { StoreError } from './store-error.ts'

const paths = boardPaths(testFolder)
const folders: string[] = []

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'slipstream-store-'))
  folders.push(folder)
  return folder
}

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

describeFrameStore('The file store on a simulated disk', () => {
  const disk = createSimulatedDisk()
  let pid = 0
  return Promise.resolve({ open: () => openOrThrow(storeOptions(disk.mount(), (pid += 1))) })
})

describeFrameStore('The file store on the real disk', async () => {
  const folder = join(await newFolder(), 'boards', testBoard)
  const options = { ...storeOptions(nodeFileSystem), folder, timers: systemClock(), processes: runningProcesses }
  return { open: () => openOrThrow(options) }
})

describe('openFileStore', () => {
  it('[ST1, ST18] lays a board out in its folder, for its person only', async () => {
    const data = await newFolder()
    const folder = join(data, 'boards', testBoard)
    const options = { ...storeOptions(nodeFileSystem), folder, processes: runningProcesses }
    const store = await openOrThrow(options)
    await store.append(makeFrames(2))
    await store.writeCheckpoint({ frames: 2, state: new Uint8Array(3) })
    expect(await nodeFileSystem.list(folder)).toEqual(['checkpoint', 'head', 'lock', 'log'])
    const modes = await Promise.all(
      ['', 'checkpoint', 'head', 'lock', 'log'].map(async (name) => (await stat(join(folder, name))).mode & 0o777)
    )
    expect(modes).toEqual([0o700, 0o600, 0o600, 0o700, 0o600])
    await store.close()
    expect(await nodeFileSystem.list(folder)).toEqual(['checkpoint', 'head', 'log'])
    expect(await listBoards(data, nodeFileSystem)).toEqual([testBoard])
    expect(await listBoards(join(data, 'nowhere'), nodeFileSystem)).toEqual([])
  })

  it('[ST19] refuses a folder that this or another living process has open, and takes over from a dead one', async () => {
    const disk = createSimulatedDisk()
    const first = { ...storeOptions(disk.mount()), processes: runningProcesses }
    const store = await openOrThrow(first)
    expect(await openFileStore(first)).toEqual({
      ok: false,
      failure: { kind: 'locked', pid: process.pid, message: `Another process (${process.pid}) has this board open.` }
    })
    // The same number, but started at another time: that process is gone.
    const reused = { ...runningProcesses, own: () => Promise.resolve({ pid: process.pid, mark: 'other-1' }) }
    const dead = createSimulatedDisk()
    await openOrThrow({ ...storeOptions(dead.mount()), processes: reused })
    const after = await openOrThrow({ ...storeOptions(dead.mount()), processes: runningProcesses })
    await after.close()
    await store.close()
    const again = await openOrThrow(first)
    await again.close()
  })

  it('[ST19] lets exactly one of many takers have a dead lock', async () => {
    const disk = createSimulatedDisk()
    await openOrThrow(storeOptions(disk.mount(), 1))
    const living = {
      isRunning: ({ pid }: { readonly pid: number }) => Promise.resolve(pid > 1)
    }
    const opened = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        openFileStore({
          ...storeOptions(disk.mount()),
          processes: { ...living, own: () => Promise.resolve({ pid: index + 2, mark: '' }) }
        })
      )
    )
    expect(opened.filter(({ ok }) => ok)).toHaveLength(1)
    expect(opened.flatMap((each) => (each.ok ? [] : [each.failure.kind]))).toEqual(Array(11).fill('locked'))
  })

  it('[ST3] refuses a log of another board, a newer format, and one that is no log, and changes nothing', async () => {
    const disk = createSimulatedDisk()
    await (await openOrThrow(storeOptions(disk.mount(), 1))).close()
    const other = await openFileStore({ ...storeOptions(disk.mount(), 2), board: testId('a'.repeat(64)) })
    expect(other).toMatchObject({ ok: false, failure: { kind: 'otherBoard' } })
    disk.overwrite(paths.log, new Uint8Array(1000).fill(7))
    expect(await openFileStore(storeOptions(disk.mount(), 3))).toMatchObject({
      ok: false,
      failure: { kind: 'headerDamaged' }
    })
    expect(disk.read(paths.log)?.equals(Buffer.alloc(1000, 7))).toBe(true)
  })

  it('[ST10] appends a batch together or not at all: without its end it is cut', async () => {
    const disk = createSimulatedDisk()
    const store = await openOrThrow(storeOptions(disk.mount(), 1))
    await store.append(makeFrames(3))
    const before = disk.read(paths.log) ?? Buffer.alloc(0)
    const head = disk.read(paths.head) ?? Buffer.alloc(0)
    await store.append(makeFrames(4, 4))
    await store.close()
    const after = disk.read(paths.log) ?? Buffer.alloc(0)
    // The head as it was before, as if the crash came while the second batch was being written.
    for (let length = before.length; length < after.length; length += 5) {
      const torn = disk.copy()
      torn.overwrite(paths.head, head)
      torn.overwrite(paths.log, after.subarray(0, length))
      const again = await openOrThrow(storeOptions(torn.mount(), 2))
      expect(again.count()).toBe(3)
      expect(again.recovery).toEqual({ cutBytes: length - before.length, quarantined: [], ownFeedBroken: false })
      expect(torn.read(paths.log)?.equals(before)).toBe(true)
      await again.close()
    }
  })

  it('[ST13] sees that the log was rolled back, until a new feed begins', async () => {
    const disk = createSimulatedDisk()
    const first = await openOrThrow(storeOptions(disk.mount(), 1))
    await first.append(makeFrames(3))
    const old = disk.read(paths.log) ?? Buffer.alloc(0)
    await first.append(makeFrames(2, 4))
    await first.close()
    disk.overwrite(paths.log, old)
    for (const pid of [2, 3]) {
      const store = await openOrThrow(storeOptions(disk.mount(), pid))
      expect(store.recovery.ownFeedBroken).toBe(true)
      expect(store.count()).toBe(3)
      await store.close()
    }
    const store = await openOrThrow(storeOptions(disk.mount(), 4))
    await store.append(makeFrames(1, 1, 'c'))
    // What was lost comes back from peers.
    await store.append(makeFrames(2, 4))
    await store.append(makeFrames(1, 2, 'c'))
    await store.close()
    const last = await openOrThrow(storeOptions(disk.mount(), 5))
    expect(last.recovery.ownFeedBroken).toBe(false)
    expect(last.count()).toBe(7)
    await last.close()
  })

  it('[ST13] sees that the log, or the head, or both are missing', async () => {
    const disk = createSimulatedDisk()
    const first = await openOrThrow(storeOptions(disk.mount(), 1))
    await first.append(makeFrames(3))
    await first.writeCheckpoint({ frames: 3, state: new Uint8Array([9]) })
    await first.close()
    for (const lost of [[paths.log], [paths.head], [paths.log, paths.head]]) {
      const copy = disk.copy()
      for (const path of lost) copy.remove(path)
      for (const pid of [2, 3]) {
        const store = await openOrThrow(storeOptions(copy.mount(), pid))
        expect(store.recovery.ownFeedBroken).toBe(true)
        expect(store.count()).toBe(lost.includes(paths.log) ? 0 : 3)
        await store.close()
      }
      const store = await openOrThrow(storeOptions(copy.mount(), 4))
      await expect(store.append(makeFrames(1, 4))).resolves.toBeUndefined()
      await store.append(makeFrames(1, 1, 'c'))
      await store.close()
      const last = await openOrThrow(storeOptions(copy.mount(), 5))
      expect(last.recovery.ownFeedBroken).toBe(false)
      await last.close()
    }
  })

  it('[ST13] does not mind a device that is new to the board', async () => {
    const disk = createSimulatedDisk()
    const first = await openOrThrow(storeOptions(disk.mount(), 1))
    await first.append(makeFrames(3))
    await first.close()
    for (const pid of [2, 3]) {
      const store = await openOrThrow({ ...storeOptions(disk.mount(), pid), device: otherDevice })
      expect(store.recovery.ownFeedBroken).toBe(false)
      await store.append(makeFrames(1, pid - 1, 'f', otherDevice))
      await store.close()
    }
  })

  it('[ST14] refuses a frame that would leave a gap in its own feed, alone', async () => {
    const store = await openOrThrow(storeOptions(createSimulatedDisk().mount()))
    const outcomes = await Promise.allSettled([
      store.append(makeFrames(2)),
      store.append(makeFrames(1, 4)),
      store.append(makeFrames(1, 3))
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((await readAll(store)).map(({ header }) => header.seq)).toEqual([1, 2, 3])
    await store.close()
  })

  it('[ST4] refuses a frame that is larger than any frame may be', async () => {
    const store = await openOrThrow(storeOptions(createSimulatedDisk().mount()))
    const [frame] = makeFrames(1)
    const large = frame && { ...frame, bytes: new Uint8Array((1 << 20) + 1) }
    await expect(store.append(large ? [large] : [])).rejects.toBeInstanceOf(StoreError)
    expect(store.count()).toBe(0)
    await store.close()
  })

  it('[ST17] reads around a record that was damaged after the opening, and says so', async () => {
    const folder = join(await newFolder(), testBoard)
    const options = { ...storeOptions(nodeFileSystem), folder, processes: runningProcesses }
    const store = await openOrThrow(options)
    await store.append(makeFrames(5))
    const log = join(folder, 'log')
    const bytes = Buffer.from((await nodeFileSystem.readFile(log)) ?? [])
    const file = await nodeFileSystem.open(log)
    await file?.write(new Uint8Array([(bytes[bytes.length - 1] ?? 0) ^ 1]), bytes.length - 1)
    await file?.close()
    expect((await readAll(store)).map(({ header }) => header.seq)).toEqual([1, 2, 3, 4])
    expect(store.recovery.quarantined).toHaveLength(1)
    expect(await nodeFileSystem.list(join(folder, 'quarantine'))).toHaveLength(1)
    await store.close()
  })

  it('[ST16] sets a checkpoint aside that does not check, or that is of another log', async () => {
    const disk = createSimulatedDisk()
    const first = await openOrThrow(storeOptions(disk.mount(), 1))
    await first.append(makeFrames(3))
    const old = disk.read(paths.log) ?? Buffer.alloc(0)
    await first.append(makeFrames(3, 4))
    await first.writeCheckpoint({ frames: 6, state: new Uint8Array([1, 2, 3]) })
    await first.close()
    const whole = disk.read(paths.checkpoint) ?? Buffer.alloc(0)
    for (let bit = 0; bit < whole.length * 8; bit += 7) {
      const copy = disk.copy()
      const flipped = Buffer.from(whole)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      copy.overwrite(paths.checkpoint, flipped)
      const store = await openOrThrow(storeOptions(copy.mount(), 2))
      expect(await store.readCheckpoint()).toBeNull()
      expect(copy.read(join(paths.quarantine, 'checkpoint-1'))).toEqual(flipped)
      expect(copy.read(paths.checkpoint)).toBeNull()
      await store.close()
    }
    disk.overwrite(paths.log, old)
    const store = await openOrThrow(storeOptions(disk.mount(), 2))
    expect(await store.readCheckpoint()).toBeNull()
    expect(disk.read(join(paths.quarantine, 'checkpoint-1'))).toEqual(whole)
    await store.close()
  })

  it('[ST16] ignores a checkpoint of a log of the same shape with other frames', async () => {
    const [disk, other] = [createSimulatedDisk(), createSimulatedDisk()]
    for (const [place, byte] of [
      [disk, 1],
      [other, 2]
    ] as const) {
      const store = await openOrThrow(storeOptions(place.mount(), 1))
      await store.append([makeFrame({ seq: 1, body: new Uint8Array(40).fill(byte) })])
      await store.writeCheckpoint({ frames: 1, state: new Uint8Array([byte]) })
      await store.close()
    }
    disk.overwrite(paths.log, other.read(paths.log) ?? Buffer.alloc(0))
    const store = await openOrThrow(storeOptions(disk.mount(), 2))
    expect(store.count()).toBe(1)
    expect(await store.readCheckpoint()).toBeNull()
    await store.close()
  })

  it('[ST16] counts a checkpoint anew where frames before it were damaged', async () => {
    const disk = createSimulatedDisk()
    const first = await openOrThrow(storeOptions(disk.mount(), 1))
    await first.append(makeFrames(3))
    const third = (disk.read(paths.log) ?? Buffer.alloc(0)).length - 1
    await first.append(makeFrames(3, 4))
    await first.writeCheckpoint({ frames: 5, state: new Uint8Array([1]) })
    await first.close()
    const log = disk.read(paths.log) ?? Buffer.alloc(0)
    log[third] = (log[third] ?? 0) ^ 1
    disk.overwrite(paths.log, log)
    const store = await openOrThrow(storeOptions(disk.mount(), 2))
    const checkpoint = await store.readCheckpoint()
    expect(checkpoint?.frames).toBe(4)
    expect((await readAll(store, checkpoint?.frames)).map(({ header }) => header.seq)).toEqual([6])
    await store.close()
  })
})
