import { describe, expect, it } from 'vitest'

import type { Frame } from '../../../shared/sync/frame.ts'
import { boardPaths } from './board-paths.ts'
import { openOrThrow, storeOptions, testFolder } from './file-store.testing.ts'
import { readAll } from './frame-store-suite.testing.ts'
import { makeFrame, makeFrames, otherDevice } from './frame.testing.ts'
import { logHeaderBytes } from './log-header.ts'
import { recordHeaderBytes } from './record-bytes.ts'
import { createSimulatedDisk, seededDice } from './simulated-disk.testing.ts'
import type { SimulatedDisk } from './simulated-disk.testing.ts'

const paths = boardPaths(testFolder)
const frames = [...makeFrames(20), ...makeFrames(20, 1, 'f', otherDevice), ...makeFrames(20, 21)]

async function writtenDisk(): Promise<SimulatedDisk> {
  const disk = createSimulatedDisk()
  const store = await openOrThrow(storeOptions(disk.mount(), 1))
  // Batches of different sizes: the damage of one frame must not take its neighbours along.
  for (let from = 0, size = 1; from < frames.length; from += size, size = (size % 7) + 1) {
    await store.append(frames.slice(from, from + size))
  }
  await store.close()
  return disk
}

function flip(disk: SimulatedDisk, path: string, bit: number): void {
  const bytes = disk.read(path) ?? Buffer.alloc(0)
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  disk.overwrite(path, bytes)
}

/** The byte range of each frame's record. */
function recordRanges(): readonly { readonly frame: Frame; readonly from: number; readonly to: number }[] {
  let at = logHeaderBytes
  return frames.map((frame) => {
    const from = at
    at += recordHeaderBytes + frame.bytes.length
    return { frame, from, to: at }
  })
}

describe('openFileStore and single flipped bits', () => {
  it('[ST6, ST8] finds each of 1,000 in the log, sets it aside, and returns every undamaged frame', async () => {
    const disk = await writtenDisk()
    const size = disk.read(paths.log)?.length ?? 0
    const ranges = recordRanges()
    expect(ranges.at(-1)?.to).toBe(size)
    const dice = seededDice(1)
    for (let run = 0; run < 1000; run += 1) {
      // The first runs go through the header, bit by bit in steps; the rest anywhere.
      const bit = run < 100 ? run * 20 + (run % 8) : Math.floor(dice() * size * 8)
      const copy = disk.copy()
      flip(copy, paths.log, bit)
      const hit = ranges.find(({ from, to }) => from <= bit >> 3 && bit >> 3 < to)
      const store = await openOrThrow(storeOptions(copy.mount(), 2))
      const label = `bit ${bit}`
      const left = frames.filter((frame) => frame !== hit?.frame).map(({ hash }) => hash)
      expect(
        (await readAll(store)).map(({ hash }) => hash),
        label
      ).toEqual(left)
      expect(store.recovery, label).toEqual({
        cutBytes: 0,
        quarantined: [
          hit ? { offset: hit.from, length: hit.to - hit.from } : { offset: bit >> 3 < 128 ? 0 : 128, length: 128 }
        ],
        ownFeedBroken: hit !== undefined && hit.frame.header.device !== otherDevice
      })
      // [ST8] The log is never rewritten in place.
      expect(copy.read(paths.log)?.length, label).toBe(size)
      const { offset, length } = store.recovery.quarantined[0] ?? { offset: 0, length: 0 }
      const copied = copy.read(`${paths.quarantine}/log-${offset}-${length}`)
      expect(copied?.equals((copy.read(paths.log) ?? Buffer.alloc(0)).subarray(offset, offset + length)), label).toBe(
        true
      )
      await store.close()
    }
  })

  it('[ST8] goes on appending behind damage, and finds both after a restart', async () => {
    const disk = await writtenDisk()
    const last = recordRanges().at(-1)
    flip(disk, paths.log, (last?.to ?? 0) * 8 - 3)
    const store = await openOrThrow(storeOptions(disk.mount(), 2))
    expect(store.count()).toBe(59)
    await store.append([last?.frame ?? frames[0]].flatMap((frame) => (frame ? [frame] : [])))
    await store.append(makeFrames(3, 1, 'c'))
    await store.close()
    const again = await openOrThrow(storeOptions(disk.mount(), 3))
    expect(again.count()).toBe(63)
    expect(again.recovery.quarantined).toHaveLength(1)
    expect(again.recovery.ownFeedBroken).toBe(false)
    await again.close()
  })

  it('[ST12, ST13] survives each in the head: nothing lost, and no feed continued on a false word', async () => {
    const disk = await writtenDisk()
    for (let bit = 0; bit < 128 * 8; bit += 3) {
      for (const slot of [0, 4096]) {
        const copy = disk.copy()
        flip(copy, paths.head, slot * 8 + bit)
        const store = await openOrThrow(storeOptions(copy.mount(), 2))
        expect(store.count()).toBe(frames.length)
        expect(store.recovery).toEqual({ cutBytes: 0, quarantined: [], ownFeedBroken: false })
        await store.close()
      }
    }
    flip(disk, paths.head, 100)
    flip(disk, paths.head, 4096 * 8 + 100)
    const store = await openOrThrow(storeOptions(disk.mount(), 2))
    expect(store.count()).toBe(frames.length)
    expect(store.recovery.ownFeedBroken).toBe(true)
    await store.close()
  })

  it('[ST7, ST8] without a head, copies what it cuts', async () => {
    const disk = await writtenDisk()
    disk.remove(paths.head)
    const last = recordRanges().at(-1)
    const bytes = disk.read(paths.log)?.subarray(last?.from)
    flip(disk, paths.log, (last?.to ?? 0) * 8 - 3)
    const store = await openOrThrow(storeOptions(disk.mount(), 2))
    const [range] = store.recovery.quarantined
    expect(store.recovery.cutBytes).toBe(range?.length)
    const copied = disk.read(`${paths.quarantine}/log-${range?.offset}-${range?.length}`)
    expect(copied?.length).toBeGreaterThanOrEqual(bytes?.length ?? 0)
    expect(store.recovery.ownFeedBroken).toBe(true)
    await store.close()
  })

  it('[ST8] is not led astray by records that lie inside a frame', async () => {
    const disk = createSimulatedDisk()
    const inner = createSimulatedDisk()
    const writer = await openOrThrow(storeOptions(inner.mount(), 1))
    await writer.append(makeFrames(5, 1, 'f', otherDevice))
    await writer.close()
    const body = Buffer.concat([inner.read(paths.log) ?? Buffer.alloc(0), Buffer.from('SLPF'.repeat(500))])
    const store = await openOrThrow(storeOptions(disk.mount(), 1))
    const [first, second] = makeFrames(2)
    const hostile = makeFrame({ device: otherDevice, feed: 'f', seq: 1, body })
    await store.append([first, hostile, second].flatMap((frame) => (frame ? [frame] : [])))
    await store.close()
    const at = logHeaderBytes + recordHeaderBytes + (first?.bytes.length ?? 0)
    // The header of the hostile frame's record goes, so that the scan has to look into its bytes.
    flip(disk, paths.log, (at + 5) * 8)
    const again = await openOrThrow(storeOptions(disk.mount(), 2))
    expect((await readAll(again)).map(({ hash }) => hash)).toEqual([first?.hash, second?.hash])
    await again.close()
  })
})
