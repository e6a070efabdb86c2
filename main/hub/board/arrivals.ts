import type { Clock } from '../clock.ts'

/**
 * What peers sent and nobody was shown yet. A single edit is shown as soon as it is on disk; while much is coming, steps of
 * the schedule take a part of the hub's time at most, and the rest is left for taking it in.
 */
export type Arrivals = {
  /** [CS3] Frames by this person, or by others, are about to come: what came from the other side is shown first, as a step of its own. */
  readonly coming: (isOwn: boolean) => void
  /** Frames are in the document; `isOwn` where all are by this device's person. */
  readonly came: (isOwn: boolean) => void
  /** What came is on disk: it is shown at once, or when the last step is long enough ago. */
  readonly onDisk: () => void
  /** Shows what came, if anything: before an edit of this device, whose doing it is not. */
  readonly show: () => void
  readonly stop: () => void
}

/** After a step no other one for this many times as long, in the same unit: a fifth of the time goes into steps. */
const pause = 4

/** `step` shows what came; `isOwn` where it is all by this device's person. */
export function createArrivals(clock: Pick<Clock, 'milliseconds' | 'after'>, step: (isOwn: boolean) => void): Arrivals {
  let waiting: { readonly isOwn: boolean } | null = null
  let notBefore = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | null = null

  function rest(): void {
    cancel?.()
    cancel = null
  }

  function show(): void {
    rest()
    const showing = waiting
    waiting = null
    if (showing === null) return
    const begun = clock.milliseconds()
    step(showing.isOwn)
    const ended = clock.milliseconds()
    notBefore = ended + pause * (ended - begun)
  }

  return {
    coming: (isOwn) => {
      if (waiting !== null && waiting.isOwn !== isOwn) show()
    },
    came: (isOwn) => {
      waiting = { isOwn: isOwn && (waiting?.isOwn ?? true) }
    },
    onDisk: () => {
      if (cancel !== null) return
      const left = notBefore - clock.milliseconds()
      if (left <= 0) show()
      else cancel = clock.after(left, show)
    },
    show,
    stop: rest
  }
}
