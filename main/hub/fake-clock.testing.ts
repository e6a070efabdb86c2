import { instantFromMilliseconds } from '../../shared/model/instant.ts'

import type { Clock } from './clock.ts'

/** A clock in the test's hand. */
export type FakeClock = Clock & {
  /** Lets time pass: every timer that comes due on the way is called at its time, in order. */
  readonly run: (milliseconds: number) => void
  /** The machine sleeps: the time is later, and timers have not moved on. */
  readonly sleep: (milliseconds: number) => void
}

/** Delays below this are about disks and groups of writes: they pass by themselves. */
const shortest = 1000

/** A clock that stands at `milliseconds` until it is told otherwise. */
export function fakeClock(milliseconds: number): FakeClock {
  const timers = new Set<{ due: number; readonly listener: () => void }>()
  let time = milliseconds

  function next(until: number) {
    const due = [...timers].filter((timer) => timer.due <= until).toSorted((a, b) => a.due - b.due)
    return due[0]
  }

  return {
    milliseconds: () => time,
    now: () => instantFromMilliseconds(time),
    after: (delay, listener) => {
      if (delay < shortest) {
        const timer = setTimeout(listener, delay)
        return () => clearTimeout(timer)
      }
      const timer = { due: time + delay, listener }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    run: (passing) => {
      const until = time + passing
      for (let timer = next(until); timer !== undefined; timer = next(until)) {
        timers.delete(timer)
        time = Math.max(time, timer.due)
        timer.listener()
      }
      time = until
    },
    sleep: (passing) => {
      time += passing
      for (const timer of timers) timer.due += passing
    }
  }
}
