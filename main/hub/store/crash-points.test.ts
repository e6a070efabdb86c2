import { describe, expect, it } from 'vitest'

import type { Frame } from '../../../shared/sync/frame.ts'
import { boardPaths } from './board-paths.ts'
import { OpenError, openOrThrow, storeOptions, testFolder } from './file-store.testing.ts'
import type { FileSystem } from './file-system.ts'
import { readAll } from './frame-store-suite.testing.ts'
import type { FrameStore } from './frame-store.ts'
import { makeFrames, otherDevice } from './frame.testing.ts'
import { createSimulatedDisk, seededDice, SimulatedCrash } from './simulated-disk.testing.ts'
import type { Fault, SimulatedDisk } from './simulated-disk.testing.ts'
import { StoreError } from './store-error.ts'

const paths = boardPaths(testFolder)

/** What a run of the store is told to write, batch by batch, and what the store has answered so far. */
type Diary = { readonly issued: (readonly Frame[])[]; acknowledged: number; checkpoints: number[] }

const own = makeFrames(30)
const others = makeFrames(10, 1, 'f', otherDevice)

/** A life of a board: single frames, appends made at once, frames of others, checkpoints, a restart in between. */
async function live(disk: SimulatedDisk, fault: Fault, seed: number): Promise<{ diary: Diary; calls: number }> {
  const fileSystem = disk.mount(fault, seededDice(seed))
  const diary: Diary = { issued: [], acknowledged: 0, checkpoints: [] }
  try {
    let store = await openOrThrow(storeOptions(fileSystem, 1))
    await append(store, diary, [own.slice(0, 1)])
    await append(store, diary, [own.slice(1, 4), others.slice(0, 2), own.slice(4, 5)])
    await checkpoint(store, diary)
    await append(store, diary, [own.slice(5, 12)])
    await store.close()
    store = await openOrThrow(storeOptions(fileSystem, 2))
    await append(store, diary, [others.slice(2, 10), own.slice(12, 14)])
    await checkpoint(store, diary)
    await append(store, diary, [own.slice(14, 15), own.slice(15, 30)])
    await store.close()
  } catch (error) {
    if (!isSimulated(error)) throw error
  }
  return { diary, calls: fileSystem.calls() }
}

async function append(store: FrameStore, diary: Diary, batches: readonly (readonly Frame[])[]): Promise<void> {
  const outcomes = batches.map(async (batch) => {
    diary.issued.push(batch)
    const number = diary.issued.length
    await store.append(batch)
    diary.acknowledged = Math.max(diary.acknowledged, number)
  })
  for (const outcome of await Promise.allSettled(outcomes)) if (outcome.status === 'rejected') throw outcome.reason
}

async function checkpoint(store: FrameStore, diary: Diary): Promise<void> {
  const frames = store.count()
  await store.writeCheckpoint({ frames, state: new Uint8Array(500).fill(frames) })
  diary.checkpoints.push(frames)
}

function isSimulated(error: unknown): boolean {
  if (error instanceof SimulatedCrash) return true
  if (error instanceof StoreError) return error.cause instanceof SimulatedCrash
  return error instanceof OpenError && error.failure.kind === 'writeFailed'
}

/** [ST5, ST6, ST10, ST12] Acknowledged batches are all there, others whole or not at all, in order; and life goes on. */
async function expectRecovered(
  disk: SimulatedDisk,
  diary: Diary,
  fileSystem: FileSystem = disk.mount()
): Promise<void> {
  const store = await openOrThrow(storeOptions(fileSystem, 3))
  const found = await readAll(store)
  const batches = wholeBatches(diary, found)
  expect(batches).toBeGreaterThanOrEqual(diary.acknowledged)
  expect(store.recovery.quarantined).toEqual([])
  expect(store.recovery.ownFeedBroken).toBe(false)
  const kept = await store.readCheckpoint()
  if (diary.checkpoints.length > 0) expect(kept).not.toBeNull()
  if (kept) {
    expect(kept.frames).toBeLessThanOrEqual(found.length)
    expect(kept.state).toEqual(new Uint8Array(500).fill(kept.frames))
    expect(kept.frames).toBeGreaterThanOrEqual(diary.checkpoints.at(-1) ?? 0)
  }
  const next = found.filter(({ header }) => header.device !== otherDevice).length + 1
  await store.append(makeFrames(2, next))
  await store.close()
  const again = await openOrThrow(storeOptions(fileSystem, 4))
  expect(again.recovery).toEqual({ cutBytes: 0, quarantined: [], ownFeedBroken: false })
  expect(again.count()).toBe(found.length + 2)
  await again.close()
  expect((await fileSystem.list(testFolder)).filter((name) => /unfinished|^lock/.test(name))).toEqual([])
}

/** How many batches the frames are, which must be the first ones that were issued, each whole. */
function wholeBatches(diary: Diary, found: readonly Frame[]): number {
  let count = 0
  let seen = 0
  while (seen < found.length) {
    const batch = diary.issued[count] ?? []
    expect(found.slice(seen, seen + batch.length).map(({ hash }) => hash)).toEqual(batch.map(({ hash }) => hash))
    expect(batch.length).toBeGreaterThan(0)
    seen += batch.length
    count += 1
  }
  return count
}

describe('openFileStore under crashes', () => {
  it('[ST5, ST10, ST12] loses nothing acknowledged when the power goes at any call', async () => {
    const { calls } = await live(createSimulatedDisk(), { kind: 'none' }, 0)
    expect(calls).toBeGreaterThan(80)
    for (let at = 1; at <= calls; at += 1) {
      for (let seed = 1; seed <= 12; seed += 1) {
        const disk = createSimulatedDisk()
        const { diary } = await live(disk, { kind: 'crash', at }, seed)
        try {
          await expectRecovered(disk.afterPowerLoss(seededDice(at * 1000 + seed)), diary)
          // kill -9: the system lives on, so everything that was written is there.
          if (seed <= 3) await expectRecovered(disk.copy(), diary)
        } catch (error) {
          throw new Error(`crash at call ${at} of ${calls}, seed ${seed}`, { cause: error })
        }
      }
    }
  })

  it('[ST11] recovers from a crash at any call of the recovery', async () => {
    const { calls } = await live(createSimulatedDisk(), { kind: 'none' }, 0)
    for (let at = 1; at <= calls; at += 3) {
      const disk = createSimulatedDisk()
      const { diary } = await live(disk, { kind: 'crash', at }, at)
      const broken = disk.afterPowerLoss(seededDice(at))
      for (let second = 1; second <= 40; second += 1) {
        const copy = broken.copy()
        const fileSystem = copy.mount({ kind: 'crash', at: second }, seededDice(second))
        const opened = await openOrThrow(storeOptions(fileSystem, 9)).catch((error: unknown) => {
          if (!isSimulated(error)) throw error
          return null
        })
        try {
          await expectRecovered(copy.afterPowerLoss(seededDice(second * 7)), diary)
        } catch (error) {
          throw new Error(`crash at call ${at}, then at call ${second} of the recovery`, { cause: error })
        }
        if (opened) break
      }
    }
  })

  it('[ST11] serves only what will still be there when the power goes after a crash', async () => {
    const { calls } = await live(createSimulatedDisk(), { kind: 'none' }, 0)
    for (let at = 1; at <= calls; at += 1) {
      for (let seed = 1; seed <= 4; seed += 1) {
        const disk = createSimulatedDisk()
        const { diary } = await live(disk, { kind: 'crash', at }, seed)
        // The process died, the system lives on, with what was written but not synced.
        const served = await openOrThrow(storeOptions(disk.mount(), 7))
        const seen = wholeBatches(diary, await readAll(served))
        await expectRecovered(disk.afterPowerLoss(seededDice(at * 100 + seed)), { ...diary, acknowledged: seen })
      }
    }
  })

  it('[ST11] takes back a head that was ahead of a refused append', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const disk = createSimulatedDisk()
      const first = await openOrThrow(storeOptions(disk.mount(), 1))
      await first.append(own.slice(0, 4))
      await first.close()
      // The sync of the head fails, after its bytes were written.
      const at = (await countOpening(disk)) + 4
      const faulty = disk.mount({ kind: 'error', from: at, until: at + 1, code: 'EIO' })
      const store = await openOrThrow(storeOptions(faulty, 2))
      await expect(store.append(own.slice(4, 5))).rejects.toMatchObject({ kind: 'writeFailed' })
      for (const after of [disk.copy(), disk.afterPowerLoss(seededDice(seed))]) {
        const again = await openOrThrow(storeOptions(after.mount(), 3))
        expect(again.recovery).toEqual({ cutBytes: 0, quarantined: [], ownFeedBroken: false })
        expect(again.count()).toBe(4)
        await again.close()
      }
    }
  })

  it('[ST15] says that the disk is full or failing, cuts the half-written, and resumes by itself', async () => {
    for (const [code, kind] of [
      ['ENOSPC', 'diskFull'],
      ['EDQUOT', 'diskFull'],
      ['EIO', 'writeFailed']
    ] as const) {
      // An append is four calls: write, sync, head, sync of the head. Those behind are the mending.
      for (let from = 1; from <= 4; from += 1) {
        for (const length of [1, 2, 3, 4, 8]) {
          const disk = createSimulatedDisk()
          const first = await openOrThrow(storeOptions(disk.mount(), 1))
          await first.append(own.slice(0, 4))
          await first.close()
          const opening = (await countOpening(disk)) + from
          const faulty = disk.mount({ kind: 'error', from: opening, until: opening + length, code })
          const store = await openOrThrow(storeOptions(faulty, 3))
          const outcomes = await Promise.allSettled([store.append(own.slice(4, 9)), store.append(own.slice(9, 10))])
          expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
          for (const outcome of outcomes) {
            if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ name: 'StoreError', kind })
          }
          expect(store.count()).toBe(4)
          // Each refused append is tried anew, as the writer of the log does, until the disk takes it.
          let refusals = 0
          while (!(await takes(store, own.slice(4, 9)))) {
            refusals += 1
            expect(refusals).toBeLessThan(length + 1)
          }
          await store.append(own.slice(9, 12))
          await store.close()
          const again = await openOrThrow(storeOptions(disk.afterPowerLoss(seededDice(from)).mount(), 4))
          expect((await readAll(again)).map(({ header }) => header.seq)).toEqual(
            own.slice(0, 12).map((f) => f.header.seq)
          )
          expect(again.recovery).toEqual({ cutBytes: 0, quarantined: [], ownFeedBroken: false })
          await again.close()
        }
      }
    }
  })

  it('[ST15] cuts a half-written batch at once when the disk fills up', async () => {
    const disk = createSimulatedDisk()
    const first = await openOrThrow(storeOptions(disk.mount(), 1))
    await first.append(own.slice(0, 4))
    await first.close()
    const before = disk.read(paths.log)?.length
    const at = (await countOpening(disk)) + 1
    const store = await openOrThrow(
      storeOptions(disk.mount({ kind: 'error', from: at, until: at + 1, code: 'ENOSPC' }), 2)
    )
    await expect(store.append(own.slice(4, 20))).rejects.toMatchObject({ kind: 'diskFull' })
    expect(disk.read(paths.log)?.length).toBe(before)
    await store.close()
  })

  it('[ST15] opens for reading on a disk that takes no more bytes into the board', async () => {
    const disk = createSimulatedDisk()
    const first = await openOrThrow(storeOptions(disk.mount(), 1))
    await first.append(own.slice(0, 4))
    await first.close()
    const log = disk.read(paths.log) ?? Buffer.alloc(0)
    disk.overwrite(paths.log, Buffer.concat([log, Buffer.alloc(9)]))
    let full = true
    const fileSystem = disk.mount()
    const filling: FileSystem = {
      ...fileSystem,
      open: async (path) => {
        const file = await fileSystem.open(path)
        if (!file) return null
        const unlessFull = (work: () => Promise<void>) =>
          full ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) : work()
        return {
          ...file,
          write: (bytes, position) => unlessFull(() => file.write(bytes, position)),
          truncate: (length) => unlessFull(() => file.truncate(length))
        }
      }
    }
    const store = await openOrThrow(storeOptions(filling, 2))
    expect(store.recovery.cutBytes).toBe(9)
    expect(await readAll(store)).toHaveLength(4)
    await expect(store.append(own.slice(4, 5))).rejects.toMatchObject({ kind: 'diskFull' })
    full = false
    await store.append(own.slice(4, 5))
    await store.close()
    const again = await openOrThrow(storeOptions(disk.mount(), 3))
    expect(again.count()).toBe(5)
    await again.close()
  })
})

async function takes(store: FrameStore, frames: readonly Frame[]): Promise<boolean> {
  try {
    await store.append(frames)
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(StoreError)
    return false
  }
}

/** File system calls of one opening. */
async function countOpening(disk: SimulatedDisk): Promise<number> {
  const fileSystem = disk.copy().mount()
  const store = await openOrThrow(storeOptions(fileSystem, 8))
  const calls = fileSystem.calls()
  await store.close()
  return calls
}
