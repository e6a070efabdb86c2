import { expect, test } from 'vitest'

import { instantFromMilliseconds, toInstant } from '../../../shared/model/instant.ts'
import type { NextMoment } from '../../../shared/schedule/clock-moments.ts'
import { fakeClock } from '../fake-clock.testing.ts'

import { createLookout } from './lookout.ts'

/** Monday 2026-11-16, 10:00 UTC. */
const time = Date.UTC(2026, 10, 16, 10)
const minute = 60_000
const start = instantFromMilliseconds(time)

/** A schedule whose next moment is what `next` says of its present; notes when it is looked at, in minutes from the start. */
function watched(next: (now: number) => { readonly turn: number | null; readonly push: number | null }) {
  const clock = fakeClock(time)
  const looks: number[] = []
  const away: boolean[] = []
  let now = start
  const after = (minutes: number | null) => (minutes === null ? null : toInstant(start + minutes))
  const lookout = createLookout(
    clock,
    {
      now: () => now,
      nextMoment: (): NextMoment => {
        const { turn, push } = next(now - start)
        return { turn: after(turn), push: after(push) }
      }
    },
    () => {
      away.push(lookout.wasAway())
      now = clock.now()
      looks.push(now - start)
      lookout.stepped()
    }
  )
  lookout.stepped()
  return { clock, looks, away, lookout }
}

test('[CL1] looks when something turns, and at nothing before', () => {
  const { clock, looks, away } = watched((now) => ({ turn: [70, 300].find((turn) => turn > now) ?? null, push: null }))
  clock.run(24 * 60 * minute)
  expect(looks).toEqual([70, 300])
  expect(away).toEqual([false, false])
})

test('[CL2] takes pushes together, a quarter of an hour at a time, and is in time for each turn', () => {
  const { clock, looks } = watched((now) => ({ turn: now < 20 ? 20 : null, push: now + 1 }))
  clock.run(60 * minute)
  expect(looks).toEqual([15, 20, 35, 50])
})

test('after a sleep it looks once, within a quarter of an hour and without being woken, and knows that it was away', () => {
  const { clock, looks, away } = watched((now) => ({ turn: now < 30 ? 30 : null, push: null }))
  clock.run(2 * minute)
  clock.sleep(2 * 24 * 60 * minute)
  clock.run(15 * minute)
  expect(looks).toHaveLength(1)
  expect(away).toEqual([true])
})

test('a clock that was set back is looked at too', () => {
  const { clock, looks } = watched(() => ({ turn: 600, push: null }))
  clock.run(2 * minute)
  clock.sleep(-120 * minute)
  clock.run(15 * minute)
  expect(looks).toEqual([-105])
})

test('once stopped it looks no more', () => {
  const { clock, looks, lookout } = watched(() => ({ turn: 30, push: null }))
  clock.run(2 * minute)
  lookout.stop()
  clock.run(60 * minute)
  expect(looks).toEqual([])
})
