import type { StartTimer } from './tell-together.ts'

export type LeisurelyParts<Value> = {
  readonly ask: () => Promise<Value>
  readonly onAnswer: (value: Value) => void
  readonly onFailure: (error: unknown) => void
  readonly startTimer: StartTimer
  /** Milliseconds by a clock that is never set. */
  readonly elapsed: () => number
  /** Milliseconds without a change that are enough, whatever an answer takes. */
  readonly enough: number
}

/** A question whose answer is kept level with what it is about. */
export type LeisurelyQuestion = {
  /** The last answer is old. */
  readonly changed: () => void
  /** Nobody wants to know any more: nothing is asked or told from then on. */
  readonly stop: () => void
}

/** How much of its time whoever answers is left alone: it is not asked while changes come closer than so many answers. */
const rest = 4

/** How many answers long the oldest change waits at most, however busy it is: a twentieth of the time goes into answers. */
const atMost = 20

/**
 * [D21] Asks at once, and again when what it is about has changed; but an answer on a large board takes longer than an edit, and
 * who answers carries out no edit meanwhile. So it is asked one at a time, and only when nothing has changed for a few times
 * as long as the last answer took: next to nothing on a small board.
 */
export function askAtLeisure<Value>(parts: LeisurelyParts<Value>): LeisurelyQuestion {
  const { ask, onAnswer, onFailure, startTimer, elapsed, enough } = parts
  let state: 'asking' | 'level' | 'waiting' | 'stopped' = 'level'
  /** Since when the last answer is old; null while it is not. */
  let oldSince: number | null = null
  let took = 0
  let stopTimer = (): void => undefined

  function changed(): void {
    if (state === 'stopped') return
    oldSince ??= elapsed()
    if (state !== 'asking') wait(oldSince)
  }

  function wait(since: number): void {
    stopTimer()
    state = 'waiting'
    const quiet = Math.min(rest * took, enough)
    stopTimer = startTimer(begin, Math.max(0, Math.min(quiet, since + atMost * took - elapsed())))
  }

  function begin(): void {
    state = 'asking'
    oldSince = null
    const begun = elapsed()
    const settle = (tell: () => void): void => {
      if (state === 'stopped') return
      took = elapsed() - begun
      state = 'level'
      tell()
      if (oldSince !== null) wait(oldSince)
    }
    ask().then(
      (value) => settle(() => onAnswer(value)),
      (error: unknown) => settle(() => onFailure(error))
    )
  }

  begin()
  return {
    changed,
    stop: () => {
      state = 'stopped'
      stopTimer()
    }
  }
}
