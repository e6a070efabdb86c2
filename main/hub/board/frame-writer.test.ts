import { expect, test } from 'vitest'

import type { Frame } from '../../../shared/sync/frame.ts'
import type { Clock } from '../clock.ts'
import { fixedClock } from '../clock.ts'

import { createFrameWriter } from './frame-writer.ts'

const frame = (seq: number): Frame =>
  ({ header: { seq }, bytes: Uint8Array.of(seq), body: new Uint8Array(), hash: String(seq) }) as unknown as Frame

/** A disk that refuses as long as it is told to, and a clock whose delays pass when the test says so. */
function bench() {
  const onDisk: number[] = []
  const told: (string | null)[] = []
  const delayed: (() => void)[] = []
  let full = false
  const clock: Clock = {
    ...fixedClock(0),
    after: (_milliseconds, listener) => {
      delayed.push(listener)
      return () => delayed.splice(delayed.indexOf(listener), 1)
    }
  }
  const append = async (frames: readonly Frame[]): Promise<void> => {
    await Promise.resolve()
    if (full) throw new Error('the disk is full')
    onDisk.push(...frames.map((each) => each.header.seq))
  }
  const writer = createFrameWriter({ append }, clock, (reason) => told.push(reason))
  return { writer, onDisk, told, delayed, setFull: (value: boolean) => (full = value) }
}

test('frames reach the disk in their order and each batch is told when it is there', async () => {
  const { writer, onDisk } = bench()
  const saved: string[] = []
  writer.write([frame(1), frame(2)], () => saved.push(`first after ${onDisk.join()}`))
  writer.write([frame(3)], () => saved.push(`second after ${onDisk.join()}`))
  expect(await writer.settled()).toBe(true)
  expect(saved).toEqual(['first after 1,2', 'second after 1,2,3'])
})

test('a full disk loses nothing: nothing is acknowledged, the reason is told, and all is written when there is room', async () => {
  const { writer, onDisk, told, delayed, setFull } = bench()
  const saved: number[] = []
  setFull(true)
  writer.write([frame(1)], () => saved.push(1))
  expect(await writer.settled()).toBe(false)
  writer.write([frame(2)], () => saved.push(2))
  expect({ saved: [...saved], told: [...told] }).toEqual({ saved: [], told: ['the disk is full'] })
  setFull(false)
  delayed[0]?.()
  expect(await writer.settled()).toBe(true)
  expect({ onDisk, saved, told }).toEqual({ onDisk: [1, 2], saved: [1, 2], told: ['the disk is full', null] })
})
