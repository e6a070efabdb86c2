import type { FeedId } from './frame.ts'

/** The frames of one clientID: frame `seqs[i]` of the feed took the clocks up to, not including, `ends[i]`. */
export type ClockRun = { readonly feed: FeedId; readonly seqs: number[]; readonly ends: number[] }

/** [G6] Which frame made which item, so that "had its author seen it" does not depend on what has come meanwhile. */
export type ClientClocks = {
  readonly record: (clientID: number, feed: FeedId, seq: number, end: number) => void
  readonly frameOf: (clientID: number, clock: number) => { readonly feed: FeedId; readonly seq: number } | null
  readonly runs: ReadonlyMap<number, ClockRun>
}

export function createClientClocks(): ClientClocks {
  const runs = new Map<number, ClockRun>()
  return {
    runs,
    record(clientID, feed, seq, end) {
      const run = runs.get(clientID)
      if (run === undefined) runs.set(clientID, { feed, seqs: [seq], ends: [end] })
      else {
        run.seqs.push(seq)
        run.ends.push(end)
      }
    },
    frameOf(clientID, clock) {
      const run = runs.get(clientID)
      if (run === undefined) return null
      let low = 0
      let high = run.ends.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((run.ends[middle] ?? 0) > clock) high = middle
        else low = middle + 1
      }
      const seq = run.seqs[low]
      return seq === undefined ? null : { feed: run.feed, seq }
    }
  }
}
