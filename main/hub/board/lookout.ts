import type { Instant } from '../../../shared/model/instant.ts'
import type { NextMoment } from '../../../shared/schedule/clock-moments.ts'
import type { Clock } from '../clock.ts'

/** Behind what windows wait for: finding the next moment looks at every task. Milliseconds after a step. */
const settlePause = 1000

/** [CL2] What `now` pushes along is pushed in steps of this many minutes: dates are read by the hour, not by the minute. */
const pushStep = 15

/** A timer stands still while the machine sleeps and does not hear of a clock that is set: so none is longer, in minutes. */
const longestWait = 15

/** A look so many minutes after it was due means that nobody was there: the machine slept. */
const awayAfter = 30

/** Watches the clock for one board and looks when time has changed something. */
export type Lookout = {
  /** The schedule was stepped: its next moment may be another. */
  readonly stepped: () => void
  /** Whether the look that is due comes so late that the machine must have slept. */
  readonly wasAway: () => boolean
  readonly stop: () => void
}

/** `nextMoment` is asked a moment after each step; `look` takes the present in, which is a step. [CL1] */
export function createLookout(
  clock: Clock,
  schedule: { readonly now: () => Instant; readonly nextMoment: () => NextMoment },
  look: () => void
): Lookout {
  let due: number | null = null
  let cancel: (() => void) | null = null

  function wait(milliseconds: number, then: () => void): void {
    cancel?.()
    cancel = clock.after(milliseconds, then)
  }

  function plan(): void {
    const { turn, push } = schedule.nextMoment()
    const pushed = push === null ? Infinity : Math.max(push, schedule.now() + pushStep)
    due = Math.min(turn ?? Infinity, pushed)
    watch(due)
  }

  /** In steps, each of which asks the clock how far it is. */
  function watch(moment: number): void {
    const now = clock.now()
    // A clock that was set back makes the schedule's present the future.
    if (now >= moment || now < schedule.now()) return look()
    const left = Math.min(moment, now + longestWait) * 60_000 - clock.milliseconds()
    wait(left, () => watch(moment))
  }

  return {
    stepped: () => {
      due = null
      wait(settlePause, plan)
    },
    wasAway: () => due !== null && clock.now() - due >= awayAfter,
    stop: () => cancel?.()
  }
}
