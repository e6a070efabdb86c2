import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Frame } from '../../../shared/sync/frame.ts'
import type { FrameStore } from './frame-store.ts'
import { makeFrames, otherDevice, testFeed } from './frame.testing.ts'
import { StoreError } from './store-error.ts'

/** One board's place, new and empty: `open` as often as the process starts. */
export type StorePlace = { readonly open: () => Promise<FrameStore> }

/** What every FrameStore must do, the fake and the real one alike. */
export function describeFrameStore(name: string, newPlace: () => Promise<StorePlace>): void {
  describe(`${name} as a FrameStore`, () => {
    it('[FS1] is empty and sound at first', async () => {
      const store = await (await newPlace()).open()
      expect(store.count()).toBe(0)
      expect(await readAll(store)).toEqual([])
      expect(await store.readCheckpoint()).toBeNull()
      expect(store.recovery).toEqual({ cutBytes: 0, quarantined: [], ownFeedBroken: false })
      await store.close()
    })

    it('[FS2] gives back what was appended, in order, before and after a restart', async () => {
      const place = await newPlace()
      const frames = [...makeFrames(5), ...makeFrames(3, 1, 'f', otherDevice), ...makeFrames(700, 6)]
      const store = await place.open()
      for (const frame of frames.slice(0, 6)) await store.append([frame])
      await store.append(frames.slice(6))
      expectFrames(await readAll(store), frames)
      await store.close()
      const again = await place.open()
      expect(again.count()).toBe(frames.length)
      expectFrames(await readAll(again), frames)
      await again.close()
    })

    it('[FS3] reads from any position, in bounded chunks', async () => {
      const frames = makeFrames(600)
      const store = await (await newPlace()).open()
      await store.append(frames)
      for (const from of [0, 1, 255, 256, 599, 600, 4000]) {
        const chunks: (readonly Frame[])[] = []
        for await (const chunk of store.read(from)) chunks.push(chunk)
        expectFrames(chunks.flat(), frames.slice(from))
        for (const chunk of chunks) {
          expect(chunk.length).toBeGreaterThan(0)
          expect(chunk.length).toBeLessThanOrEqual(256)
        }
      }
      await store.close()
    })

    it('[FS4] keeps the order of appends that were made without waiting', async () => {
      const frames = makeFrames(200)
      const store = await (await newPlace()).open()
      await Promise.all(frames.map((frame) => store.append([frame])))
      expectFrames(await readAll(store), frames)
      await store.close()
    })

    it('[FS5] takes an empty append', async () => {
      const store = await (await newPlace()).open()
      await store.append([])
      expect(store.count()).toBe(0)
      await store.close()
    })

    it('[FS6] counts a frame once it is durable, not before', async () => {
      const store = await (await newPlace()).open()
      const saved = store.append(makeFrames(3))
      expect(store.count()).toBe(0)
      await saved
      expect(store.count()).toBe(3)
      await store.close()
    })

    it('[FS7] keeps the last checkpoint over a restart', async () => {
      const place = await newPlace()
      const store = await place.open()
      await store.append(makeFrames(9))
      await store.writeCheckpoint({ frames: 4, state: new Uint8Array([1, 2, 3]) })
      await store.writeCheckpoint({ frames: 9, state: new Uint8Array([4, 5]) })
      expect(await store.readCheckpoint()).toEqual({ frames: 9, state: new Uint8Array([4, 5]) })
      await store.append(makeFrames(2, 10))
      await store.close()
      const again = await place.open()
      expect(await again.readCheckpoint()).toEqual({ frames: 9, state: new Uint8Array([4, 5]) })
      await again.close()
    })

    it('[FS8] takes a checkpoint of nothing, and refuses one of frames that it does not have', async () => {
      const store = await (await newPlace()).open()
      await store.writeCheckpoint({ frames: 0, state: new Uint8Array(0) })
      expect(await store.readCheckpoint()).toEqual({ frames: 0, state: new Uint8Array(0) })
      await expect(store.writeCheckpoint({ frames: 1, state: new Uint8Array(0) })).rejects.toBeInstanceOf(RangeError)
      await store.close()
    })

    it('[FS9] closes after what is under way, once, and takes nothing afterwards', async () => {
      const place = await newPlace()
      const store = await place.open()
      const saved = store.append(makeFrames(4))
      await Promise.all([store.close(), store.close()])
      await saved
      await expect(store.append(makeFrames(1, 5))).rejects.toBeInstanceOf(StoreError)
      const again = await place.open()
      expect(again.count()).toBe(4)
      await again.close()
    })

    it('[FS10] holds exactly what was appended, however it was batched and restarted', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 12 }), async (batches) => {
          const place = await newPlace()
          const appended: Frame[] = []
          let store = await place.open()
          for (const [index, size] of batches.entries()) {
            const frames = makeFrames(size, appended.length + 1)
            await store.append(frames)
            appended.push(...frames)
            if (index % 3 === 2) {
              await store.close()
              store = await place.open()
            }
          }
          expectFrames(await readAll(store), appended)
          expect(store.recovery.ownFeedBroken).toBe(false)
          await store.close()
        }),
        { numRuns: 25 }
      )
    })

    it('[FS11] takes a new feed of the device, and frames of its old one back from peers', async () => {
      const store = await (await newPlace()).open()
      await store.append(makeFrames(3))
      await store.append(makeFrames(2, 1, 'c'))
      await store.append(makeFrames(2, 2))
      const feeds = (await readAll(store)).map(
        ({ header }) => `${header.feed === testFeed('a') ? 'a' : 'c'}${header.seq}`
      )
      expect(feeds).toEqual(['a1', 'a2', 'a3', 'c1', 'c2', 'a2', 'a3'])
      await store.close()
    })
  })
}

export async function readAll(store: FrameStore, from = 0): Promise<readonly Frame[]> {
  const frames: Frame[] = []
  for await (const chunk of store.read(from)) frames.push(...chunk)
  return frames
}

/** Equal in every byte; headers and bodies are looked at in the ends alone (comparing thousands deeply takes seconds). */
function expectFrames(actual: readonly Frame[], expected: readonly Frame[]): void {
  expect(actual.map(({ hash }) => hash)).toEqual(expected.map(({ hash }) => hash))
  expect(
    Buffer.concat(actual.map(({ bytes }) => bytes)).equals(Buffer.concat(expected.map(({ bytes }) => bytes)))
  ).toBe(true)
  expect([actual[0], actual.at(-1)]).toEqual([expected[0], expected.at(-1)])
}
