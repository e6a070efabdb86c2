import type { Clock } from './clock.ts'

/** After a run none for this many times as long: a fifth of the time goes into them at most. */
const rest = 4

/**
 * Runs `work` a moment after it was asked for, once however often that was, and so seldom that whoever works beside it is
 * not kept waiting. `soonest` is that moment, `elapsed` a clock that is never set, both in milliseconds.
 */
export function atLeisure(
  { after, elapsed }: Pick<Clock, 'after'> & { readonly elapsed: () => number },
  soonest: number,
  work: () => void
): () => void {
  let isDue = false
  let notBefore = Number.NEGATIVE_INFINITY

  function run(): void {
    isDue = false
    const begun = elapsed()
    work()
    const ended = elapsed()
    notBefore = ended + rest * (ended - begun)
  }

  return () => {
    if (isDue) return
    isDue = true
    after(Math.max(soonest, notBefore - elapsed()), run)
  }
}
