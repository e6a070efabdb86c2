/** The crashes that still count: when each happened (Unix milliseconds), and how many came without a stable life between. */
export type CrashHistory = { readonly crashes: readonly number[]; readonly attempt: number }

/** What to do after a crash. */
export type RestartDecision =
  | { readonly kind: 'restart'; readonly attempt: number; readonly inMilliseconds: number }
  | { readonly kind: 'giveUp'; readonly crashes: number }

/** Nothing has crashed yet. */
export const noCrashes: CrashHistory = { crashes: [], attempt: 0 }

const firstDelay = 200
const longestDelay = 30_000
/** A crash at start loops otherwise: eight lives in a minute are enough to know (the delays alone add up to 25 s). */
const mostCrashes = 8
const window = 60_000
/** A life this long was a good one: the next crash starts again at the shortest delay. */
const stableLife = 60_000

/** Doubles the delay from 0.2 s to 30 s with each crash in a row, and gives up after eight within a minute. */
export function afterCrash(
  history: CrashHistory,
  life: { readonly startedAt: number; readonly endedAt: number }
): { readonly history: CrashHistory; readonly decision: RestartDecision } {
  const crashes = [...history.crashes.filter((at) => at > life.endedAt - window), life.endedAt]
  const attempt = life.endedAt - life.startedAt >= stableLife ? 1 : history.attempt + 1
  const next = { crashes, attempt }
  if (crashes.length >= mostCrashes) return { history: next, decision: { kind: 'giveUp', crashes: crashes.length } }
  const inMilliseconds = Math.min(longestDelay, firstDelay * 2 ** Math.min(attempt - 1, 20))
  return { history: next, decision: { kind: 'restart', attempt, inMilliseconds } }
}
