import { describe, expect, it } from 'vitest'

import type { Frame } from '../../../shared/sync/frame.ts'
import { makeFrame, makeFrames, otherDevice } from './frame.testing.ts'
import { createGroupCommit } from './group-commit.ts'
import { StoreError } from './store-error.ts'

/** A writer and a timer that do what the test says, when it says so. */
function heldWriter() {
  const groups: number[][] = []
  const timers: { readonly milliseconds: number; readonly run: () => void }[] = []
  let finish: ((error?: Error) => void) | null = null
  const commits = createGroupCommit(
    {
      after: (milliseconds, run) => {
        const timer = { milliseconds, run }
        timers.push(timer)
        return () => void timers.splice(timers.indexOf(timer), 1)
      }
    },
    (batches) => {
      groups.push(batches.map((frames) => frames.length))
      return new Promise((resolve, reject) => {
        finish = (error) => (error ? reject(error) : resolve(batches.map(() => null)))
      })
    }
  )
  return {
    commits,
    groups,
    timers,
    end: async (failure?: Error) => {
      finish?.(failure)
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    }
  }
}

const foreign = (count: number): readonly Frame[] => makeFrames(count, 1, 'f', otherDevice)

describe('createGroupCommit', () => {
  it('[ST9] waits a moment for company, 5 ms at most', async () => {
    const { commits, groups, timers, end } = heldWriter()
    const first = commits.add(foreign(1))
    const second = commits.add(foreign(2))
    expect(groups).toEqual([])
    expect(timers).toHaveLength(1)
    expect(timers[0]?.milliseconds).toBeLessThanOrEqual(5)
    timers[0]?.run()
    expect(groups).toEqual([[1, 2]])
    await end()
    await Promise.all([first, second])
  })

  it('[ST9] begins at once with 64 frames, and while it is busy gathers for as long as that takes', async () => {
    const { commits, groups, timers, end } = heldWriter()
    const appends = [
      commits.add(foreign(10)),
      commits.add(foreign(54)),
      commits.add(foreign(3)),
      commits.add(foreign(4))
    ]
    expect(groups).toEqual([[10, 54]])
    expect(timers).toEqual([])
    await end()
    expect(groups).toEqual([
      [10, 54],
      [3, 4]
    ])
    await end()
    await Promise.all(appends)
  })

  it('[ST9] takes no more than 8 MiB at a time, but a batch whole', async () => {
    const { commits, groups, end } = heldWriter()
    const large = makeFrame({ seq: 1, device: otherDevice, body: new Uint8Array(1 << 19) })
    const batches = [Array<Frame>(70).fill(large), [large], Array<Frame>(10).fill(large), Array<Frame>(10).fill(large)]
    const appends = batches.map((batch) => commits.add(batch))
    await end()
    await end()
    await end()
    expect(groups).toEqual([[70], [1, 10], [10]])
    await Promise.all(appends)
  })

  it('[ST14] refuses with a failure what was queued behind it, and nothing after', async () => {
    const { commits, groups, timers, end } = heldWriter()
    const failing = [commits.add(foreign(64)), commits.add(foreign(1)), commits.add(foreign(2))]
    const outcomes = Promise.allSettled(failing)
    await end(Object.assign(new Error('full'), { code: 'ENOSPC' }))
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { kind: 'diskFull' } })
      expect(outcome.status === 'rejected' && outcome.reason).toBeInstanceOf(StoreError)
    }
    expect(groups).toEqual([[64]])
    const later = commits.add(foreign(5))
    timers[0]?.run()
    await end()
    await later
    expect(groups).toEqual([[64], [5]])
  })

  it('[ST2] drains without waiting for company', async () => {
    const { commits, groups, timers, end } = heldWriter()
    const append = commits.add(foreign(1))
    const drained = commits.drain()
    expect(groups).toEqual([[1]])
    expect(timers).toEqual([])
    await end()
    await drained
    await append
  })
})
