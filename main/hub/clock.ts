import { instantFromMilliseconds } from '../../shared/model/instant.ts'
import type { Instant } from '../../shared/model/instant.ts'

/** The hub's only source of time, so that a test or a demonstration can hold it still. */
export type Clock = {
  /** Unix milliseconds. */
  readonly milliseconds: () => number
  readonly now: () => Instant
  /** Calls back once after a delay in milliseconds; the returned function cancels it. */
  readonly after: (milliseconds: number, listener: () => void) => () => void
}

/** The machine's clock. */
export function systemClock(): Clock {
  return clockOver(Date.now)
}

/** A clock that stands at `milliseconds` (delays still pass: they are about this process, not about the plan). */
export function fixedClock(milliseconds: number): Clock {
  return clockOver(() => milliseconds)
}

function clockOver(milliseconds: () => number): Clock {
  return {
    milliseconds,
    now: () => instantFromMilliseconds(milliseconds()),
    after: (delay, listener) => {
      const timer = setTimeout(listener, delay)
      return () => clearTimeout(timer)
    }
  }
}
