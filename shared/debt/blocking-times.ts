import type { Flow } from './flow.ts'

/** When ties are met, by number, and since when nodes are free: on any clock that counts from 0 up. */
export type FlowTimes = { readonly metAt: Int32Array; readonly freeAt: Int32Array }

/** By node, a stretch of time from one moment up to another, on the same clock; empty where the first is not before the second. */
export type Stretches = { readonly from: Int32Array; readonly to: Int32Array }

/** What blocks a node: each of `items` from when it is free up to the moment of the same place in `until`. */
export type Blocking = { readonly items: Int32Array; readonly until: Int32Array }

/** After every moment of the clock. */
const never = 0x7fffffff

/**
 * [D11] Tells of each node that is asked about what blocks it in its stretch of time, in the order of the work. An item is
 * among the root blockers of a node exactly from when it is free until the last way from it to the node is cut. A way is cut
 * once the first of its ties is met, and no tie is ever unmet again; so one walk in the order of the work finds, for each
 * node and item, until when, however much happened in between. Of nodes that nobody who is asked about waits for, nothing
 * is read.
 */
export function followBlocking(
  flow: Flow,
  { metAt, freeAt }: FlowTimes,
  asked: Stretches,
  tell: (node: number, blocking: Blocking) => void
): void {
  const { count, order, ties, holds, isItem } = flow
  const wanted = waitedFor(flow, metAt, asked)
  const isCut = (tie: number): boolean => {
    const behind = ties.to[tie] ?? 0
    return (wanted.from[behind] ?? 0) >= Math.min(wanted.to[behind] ?? 0, metAt[tie] ?? 0)
  }
  /** How many nodes still have to read what blocks a node: then it is let go, as all of it together is large. */
  const readers = new Int32Array(count)
  for (const [tie, node] of ties.from.entries()) if (!isCut(tie)) readers[node] = (readers[node] ?? 0) + 1
  const known: (Blocking | undefined)[] = []
  const until = new Int32Array(count)
  const found = new Int32Array(count)

  for (const node of order) {
    const [low, high] = [wanted.from[node] ?? 0, wanted.to[node] ?? 0]
    if (low >= high) continue
    let length = 0
    for (let place = holds.first[node] ?? 0; place < (holds.first[node + 1] ?? 0); place += 1) {
      const tie = holds.list[place] ?? 0
      if (isCut(tie)) continue
      const before = ties.from[tie] ?? 0
      const met = metAt[tie] ?? 0
      if (isItem[before] === 1) length = note(before, met, length, high)
      const further = known[before]
      for (let at = 0; at < (further?.items.length ?? 0); at += 1) {
        const end = Math.min(met, further?.until[at] ?? 0)
        if (end > low) length = note(further?.items[at] ?? 0, end, length, high)
      }
      readers[before] = (readers[before] ?? 0) - 1
      if (readers[before] === 0) known[before] = undefined
    }
    const blocking = { items: found.slice(0, length), until: new Int32Array(length) }
    for (let at = 0; at < length; at += 1) {
      const item = found[at] ?? 0
      blocking.until[at] = until[item] ?? 0
      until[item] = 0
    }
    if ((readers[node] ?? 0) > 0) known[node] = blocking
    if ((asked.from[node] ?? 0) < (asked.to[node] ?? 0)) tell(node, blocking)
  }

  function note(item: number, end: number, length: number, high: number): number {
    const free = freeAt[item] ?? 0
    if (free >= high || free >= end) return length
    const last = until[item] ?? 0
    if (end > last) until[item] = end
    if (last > 0) return length
    found[length] = item
    return length + 1
  }
}

/** By node, the stretch in which anybody who is asked about waits for it: its own, and those of what it holds up. */
function waitedFor({ order, ties, holding }: Flow, metAt: Int32Array, asked: Stretches): Stretches {
  const [from, to] = [asked.from.slice(), asked.to.slice()]
  for (const node of order.toReversed()) {
    let [low, high] = [from[node] ?? 0, to[node] ?? 0]
    if (low >= high) [low, high] = [never, 0]
    for (let place = holding.first[node] ?? 0; place < (holding.first[node + 1] ?? 0); place += 1) {
      const tie = holding.list[place] ?? 0
      const behind = ties.to[tie] ?? 0
      const end = Math.min(to[behind] ?? 0, metAt[tie] ?? 0)
      if ((from[behind] ?? 0) >= end) continue
      low = Math.min(low, from[behind] ?? 0)
      high = Math.max(high, end)
    }
    from[node] = low
    to[node] = high
  }
  return { from, to }
}
