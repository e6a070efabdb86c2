import { expect, it } from 'vitest'

import { rotateOp } from './membership-acts.ts'
import { servedTopics } from './served-topics.ts'
import { createSharedBoard } from './shared-board.test-support.ts'

const day = 86_400_000

it('[M12] after a rotation the two epochs before it are served for 30 days, with membership alone', () => {
  let now = 1_795_000_000_000
  const { ana, ben, meet, world, write } = createSharedBoard('viewer', () => now)
  for (let rotation = 0; rotation < 3; rotation += 1) {
    write(ana, rotateOp(ana.replica().members(), world.randomBytes(32), ana.options().crypto))
    now += day
  }
  meet()
  const servedBy = (hub: typeof ana, at: number) => {
    const { ring, crypto } = hub.options()
    return servedTopics(world.board, hub.replica().members(), ring, at, crypto)
  }
  const kinds = (at: number): readonly string[] =>
    servedBy(ana, at)
      .map(({ epoch, serves }) => `${epoch} ${serves}`)
      .toSorted()
  expect(kinds(now)).toEqual(['2 membership', '3 membership', '4 everything'])
  expect(kinds(now + 29 * day)).toEqual(['2 membership', '3 membership', '4 everything'])
  expect(kinds(now + 29 * day + 1)).toEqual(['4 everything'])
  const byEpoch = (topics: ReturnType<typeof servedBy>) => topics.toSorted((a, b) => a.epoch - b.epoch)
  expect(byEpoch(servedBy(ben, now))).toEqual(byEpoch(servedBy(ana, now)))
  const topics = servedBy(ana, now).map(({ topic }) => topic.join())
  expect(new Set(topics).size).toBe(3)
})
