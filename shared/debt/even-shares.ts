/** Divides a time equally among those who are there at each moment. Places are numbers of `times`, which rise. */
export type EvenShares = {
  /** Somebody is there from one place to another; nobody where the first is not before the second. */
  readonly join: (from: number, to: number) => void
  /** Divides the time between two places among all who joined since the last division. */
  readonly divide: (from: number, to: number) => void
  /** What each of those who are there from one place to another has of it. */
  readonly between: (from: number, to: number) => number
}

/** [D11] Opens a division, one for many questions: each costs the places that it spans, however many share. */
export function openEvenShares(times: Float64Array): EvenShares {
  /** How many more are there from a place on. */
  const more = new Int32Array(times.length)
  /** What one who was there all the time has had by a place. */
  const had = new Float64Array(times.length)
  return {
    join: (from, to) => {
      if (from >= to) return
      more[from] = (more[from] ?? 0) + 1
      more[to] = (more[to] ?? 0) - 1
    },
    divide: (from, to) => {
      let there = 0
      let before = 0
      let since = times[from] ?? 0
      had[from] = 0
      for (let place = from; place < to; place += 1) {
        const change = more[place] ?? 0
        if (change !== 0) {
          more[place] = 0
          there += change
          before = had[place] ?? 0
          since = times[place] ?? 0
        }
        had[place + 1] = there === 0 ? before : before + ((times[place + 1] ?? 0) - since) / there
      }
      more[to] = 0
    },
    between: (from, to) => (from < to ? (had[to] ?? 0) - (had[from] ?? 0) : 0)
  }
}
