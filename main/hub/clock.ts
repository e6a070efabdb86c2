import { instantFromMilliseconds } from '../../shared/model/instant.ts'
import type { Instant } from '../../shared/model/instant.ts'

/** The hub's only source of time, so that a test or a demonstration can hold it still. */
export type Clock = {
  /** Unix milliseconds. */
  readonly milliseconds: () => number
  readonly now: () => Instant
  /** Calls back when a new minute may have begun; the returned function stops it. */
  readonly onMinute: (listener: () => void) => () => void
  /** Calls back once after a delay in milliseconds; the returned function cancels it. */
  readonly after: (milliseconds: number, listener: () => void) => () => void
}

/** The machine's clock. */
export function systemClock(): Clock {
  return clockOver(Date.now, (listener) => {
    const timer = setInterval(listener, 60_000)
    return () => clearInterval(timer)
  })
}

/** A clock that stands at `milliseconds` (delays still pass: they are about this process, not about the plan). */
export function fixedClock(milliseconds: number): Clock {
  return clockOver(
    () => milliseconds,
    () => () => undefined
  )
}

function clockOver(milliseconds: () => number, onMinute: Clock['onMinute']): Clock {
  return {
    milliseconds,
    now: () => instantFromMilliseconds(milliseconds()),
    onMinute,
    after: (delay, listener) => {
      const timer = setTimeout(listener, delay)
      return () => clearTimeout(timer)
    }
  }
}
