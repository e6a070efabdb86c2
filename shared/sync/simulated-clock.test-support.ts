import type { SessionClock } from './session-clock.ts'

/** A clock that moves only by `advance`, which rings whatever falls due, in order. */
export type SimulatedClock = SessionClock & { readonly advance: (milliseconds: number) => void }

export function createSimulatedClock(start = 1_795_000_000_000): SimulatedClock {
  let now = start
  let timers: { readonly due: number; readonly ring: () => void }[] = []
  return {
    milliseconds: () => now,
    after: (milliseconds, ring) => {
      const timer = { due: now + milliseconds, ring }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    advance: (milliseconds) => {
      const end = now + milliseconds
      for (;;) {
        const next = timers.toSorted((a, b) => a.due - b.due)[0]
        if (next === undefined || next.due > end) break
        timers = timers.filter((other) => other !== next)
        now = Math.max(now, next.due)
        next.ring()
      }
      now = end
    }
  }
}
