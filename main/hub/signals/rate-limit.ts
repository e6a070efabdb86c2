/** [EP5] Events that may come at once. */
const burst = 5000

/** [EP5] Events that may come each second after that. */
const perSecond = 500

/** How much may come now: a bucket that fills with time. */
export type RateLimit = {
  /** Takes room for so many events; or takes none, and says in how many whole seconds there is room. */
  readonly take: (events: number) => { readonly ok: true } | { readonly ok: false; readonly retryAfter: number }
}

/** `elapsed` is milliseconds of a clock that is never set. */
export function createRateLimit(elapsed: () => number): RateLimit {
  let room = burst
  let last = elapsed()
  return {
    take: (events) => {
      const now = elapsed()
      room = Math.min(burst, room + ((now - last) / 1000) * perSecond)
      last = now
      if (events <= room) {
        room -= events
        return { ok: true }
      }
      return { ok: false, retryAfter: Math.max(1, Math.ceil((events - room) / perSecond)) }
    }
  }
}
