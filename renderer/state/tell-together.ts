/** Starts a timer and gives what stops it. */
export type StartTimer = (run: () => void, milliseconds: number) => () => void

/** Brings what several stores have to say to their listeners in one go. */
export type Together = {
  /** Tells with the next flush, once however often it is asked for; by itself after the limit. */
  readonly later: (tell: () => void) => void
  /** Tells now what waits, and what comes up while it is told. */
  readonly flush: () => void
}

/**
 * An edit reaches the page as two things, the new facts at once and the forecast that the hub makes of them a moment
 * later; to draw the board for each costs twice, and the page hears no message while it draws. So listeners are told of
 * both together: when the forecast is there, or after `limit` milliseconds without one.
 */
export function tellTogether(startTimer: StartTimer, limit: number): Together {
  const waiting = new Set<() => void>()
  let stopTimer: (() => void) | null = null

  function flush(): void {
    stopTimer?.()
    stopTimer = null
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
    flush
  }
}
