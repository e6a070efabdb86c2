import { expect, test } from 'vitest'

import { fakeClock } from '../fake-clock.testing.ts'
import type { Checkpoint } from '../store/frame-store.ts'

import { createCheckpoints } from './checkpoints.ts'

/** Checkpoints over a store and a replica in the test's hand. */
function rig() {
  const clock = fakeClock(0)
  const asked: number[] = []
  const written: number[] = []
  let durable = 0
  let inReplica = 0
  const store = {
    count: () => durable,
    writeCheckpoint: ({ frames }: Checkpoint) => {
      written.push(frames)
      return Promise.resolve()
    }
  }
  const encode = (frames: number): Checkpoint | null => {
    asked.push(frames)
    return frames === inReplica ? { frames, state: new Uint8Array([frames % 256]) } : null
  }
  const checkpoints = createCheckpoints(store, encode, clock, (message) => {
    throw new Error(message)
  })
  return {
    clock,
    asked,
    written,
    write: checkpoints.write,
    /** So many more frames are on disk, and `more` in the replica alone. */
    save: (frames: number, more: number): void => {
      durable += frames
      inReplica = durable + more
      checkpoints.after(frames)
    }
  }
}

test('[ST16] a checkpoint is of what is on disk: while more is on its way none is made, and the next frames ask again', async () => {
  const { clock, asked, written, write, save } = rig()
  save(1999, 0)
  clock.run(2000)
  save(1, 7)
  clock.run(2000)
  save(7, 3)
  clock.run(2000)
  save(3, 0)
  clock.run(2000)
  await write()
  expect(asked).toEqual([2000, 2007, 2010])
  expect(written).toEqual([2010])
})

test('[ST21] a checkpoint waits until nothing was written for two seconds', async () => {
  const { clock, written, write, save } = rig()
  save(2000, 0)
  for (let second = 0; second < 10; second += 1) {
    clock.run(1000)
    save(100, 0)
  }
  clock.run(1999)
  expect(written).toEqual([])
  clock.run(1)
  await write()
  expect(written).toEqual([3000])
})

test('[ST21] a board that is never quiet has one all the same', async () => {
  const { clock, written, write, save } = rig()
  for (let second = 0; second < 80; second += 1) {
    save(100, 0)
    clock.run(1000)
  }
  await write()
  expect(written).toEqual([8000])
})
