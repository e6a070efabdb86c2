import { expect, test } from 'vitest'

import type { Checkpoint } from '../store/frame-store.ts'

import { createCheckpoints } from './checkpoints.ts'

/** Checkpoints over a store and a replica in the test's hand: a checkpoint takes three steps, and each step a slice. */
function rig() {
  const asked: number[] = []
  const steps: number[] = []
  const written: number[] = []
  let time = 0
  let timer: { readonly run: () => void; readonly due: number } | null = null
  let durable = 0
  let inReplica = 0
  const checkpoints = createCheckpoints({
    store: {
      count: () => durable,
      writeCheckpoint: ({ frames }: Checkpoint) => {
        written.push(frames)
        return Promise.resolve()
      }
    },
    *encode(frames) {
      asked.push(frames)
      for (let step = 0; step < 3; step += 1) {
        if (frames !== inReplica) return null
        steps.push(frames)
        time += 8
        yield
      }
      return frames === inReplica ? { frames, state: new Uint8Array([frames % 256]) } : null
    },
    after: (milliseconds, run) => {
      const own = { run, due: time + milliseconds }
      timer = own
      return () => {
        if (timer === own) timer = null
      }
    },
    elapsed: () => time,
    onTrouble: (message) => {
      throw new Error(message)
    }
  })
  /** The next timer that is due by then, and no other. */
  const turn = (milliseconds: number): void => {
    time += milliseconds
    if (timer === null || timer.due > time) return
    const { run } = timer
    timer = null
    run()
  }
  return {
    asked,
    steps,
    written,
    turn,
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
  const { asked, written, turn, write, save } = rig()
  save(1999, 0)
  turn(2000)
  save(1, 7)
  turn(2000)
  save(7, 3)
  turn(2000)
  save(3, 0)
  turn(2000)
  for (let slice = 0; slice < 3; slice += 1) turn(0)
  await write()
  expect(asked).toEqual([2000, 2007, 2010])
  expect(written).toEqual([2010])
})

test('[ST21] a checkpoint waits until nothing was written for two seconds', async () => {
  const { written, turn, write, save } = rig()
  save(2000, 0)
  for (let second = 0; second < 10; second += 1) {
    turn(1000)
    save(100, 0)
  }
  turn(1999)
  expect(written).toEqual([])
  turn(1)
  await write()
  expect(written).toEqual([3000])
})

test('[ST21] a board that is never quiet has one all the same', async () => {
  const { written, turn, write, save } = rig()
  for (let second = 0; second < 80; second += 1) {
    save(100, 0)
    turn(1000)
  }
  await write()
  expect(written).toEqual([8000])
})

test('[ST22] others have their turn between slices, and a frame that comes then ends it until it is quiet again', async () => {
  const { asked, steps, written, turn, write, save } = rig()
  save(2000, 0)
  turn(2000)
  turn(0)
  expect([asked, steps.length, written]).toEqual([[2000], 2, []])
  save(1, 0)
  turn(0)
  expect(steps.length).toBe(2)
  turn(2000)
  turn(0)
  turn(0)
  turn(0)
  await Promise.resolve()
  expect([asked, written]).toEqual([[2000, 2001], [2001]])
  await write()
  expect(asked).toEqual([2000, 2001])
})

test('[ST22] who closes the board has a checkpoint at once, also while one is under way', async () => {
  const { asked, written, turn, write, save } = rig()
  save(2000, 0)
  turn(2000)
  await write()
  turn(0)
  expect([asked, written]).toEqual([[2000, 2000], [2000]])
})
