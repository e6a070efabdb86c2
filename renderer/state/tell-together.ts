/** Starts a timer and gives what stops it. */
export type StartTimer = (run: () => void, milliseconds: number) => () => void

/** Brings what several stores have to say to their listeners in one go. */
export type Together = {
  /** Tells with the next flush, once however often it is asked for; by itself after the limit. */
  readonly later: (tell: () => void) => void
  /** Tells with the next flush, or by itself after this many milliseconds, if that is sooner than it would have been. */
  readonly within: (milliseconds: number) => void
  /** Tells now what waits, and what comes up while it is told. */
  readonly flush: () => void
}

/**
 * An edit reaches the page as three things: the new facts at once, the forecast that the hub makes of them and the disk's
 * acknowledgement a moment later. To draw the board for each costs three times, and the page hears no message while it
 * draws. So listeners are told of all together: when the last is there, or after `limit` milliseconds.
 */
export function tellTogether(startTimer: StartTimer, limit: number): Together {
  const waiting = new Set<() => void>()
  let stopTimer: (() => void) | null = null
  let stopSooner: (() => void) | null = null

  function flush(): void {
    stopTimer?.()
    stopSooner?.()
    stopTimer = null
    stopSooner = null
    // What is added meanwhile is reached too.
    for (const tell of waiting) {
      waiting.delete(tell)
      tell()
    }
  }

  return {
    later: (tell) => {
      waiting.add(tell)
      stopTimer ??= startTimer(flush, limit)
    },
    within: (milliseconds) => {
      stopSooner ??= startTimer(flush, milliseconds)
    },
    flush
  }
}
