import { expect, test } from 'vitest'

import type { Checkpoint } from '../store/frame-store.ts'

import { createCheckpoints } from './checkpoints.ts'

test('[ST16] a checkpoint is of what is on disk: while more is on its way none is made, and the next frames ask again', async () => {
  const asked: number[] = []
  const written: Checkpoint[] = []
  let durable = 0
  let inReplica = 0
  const store = {
    count: () => durable,
    writeCheckpoint: (checkpoint: Checkpoint) => {
      written.push(checkpoint)
      return Promise.resolve()
    }
  }
  const encode = (frames: number): Checkpoint | null => {
    asked.push(frames)
    return frames === inReplica ? { frames, state: new Uint8Array([frames % 256]) } : null
  }
  const checkpoints = createCheckpoints(store, encode, (message) => {
    throw new Error(message)
  })
  const save = (frames: number, more: number): void => {
    durable += frames
    inReplica = durable + more
    checkpoints.after(frames)
  }
  save(1999, 0)
  save(1, 7)
  save(7, 3)
  save(3, 0)
  await checkpoints.write()
  expect(asked).toEqual([2000, 2007, 2010])
  expect(written.map(({ frames }) => frames)).toEqual([2010])
})
