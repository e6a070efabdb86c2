import { createNodeQueue } from '../schedule/node-queue.ts'

import { BitRows } from './bit-rows.ts'
import type { Flow } from './flow.ts'

/** B(j) of every node as it stands now: rows by node, of numbers that stand for items. */
export type RootBlockers = {
  readonly rows: BitRows
  /** The item that a number stands for, in the order of nodes. */
  readonly itemOf: readonly number[]
}

/** A stretch [from, to) during which a node had the same blockers; `rows` still holds them while it is told. */
type Stretch = RootBlockers & { readonly node: number; readonly from: number; readonly to: number }

/**
 * [D11] Follows what each node waits for from one moment to another: the actionable items that are reached walking up over
 * what holds it. Tells every stretch of time during which a node's blockers were the same and not none, event by event,
 * those at one event and at the end in the order of the work.
 */
export function followBlockers(flow: Flow, from: number, now: number, tell: (stretch: Stretch) => void): RootBlockers {
  const { count, order, ties, holds, holding, doneAt, freeAt, isItem } = flow
  const itemOf: number[] = []
  const numberOf = new Int32Array(count).fill(-1)
  for (let node = 0; node < count; node += 1) {
    if (isItem[node] === 0 || (freeAt[node] ?? 0) > now || (doneAt[node] ?? 0) <= from) continue
    numberOf[node] = itemOf.length
    itemOf.push(node)
  }
  const scratch = count
  const rows = new BitRows(count + 1, itemOf.length)
  const since = new Float64Array(count).fill(from)
  const placeOf = new Int32Array(count)
  for (const [place, node] of order.entries()) placeOf[node] = place
  const dirty = createNodeQueue(order, placeOf, 'forwards')

  function read(node: number, at: number): void {
    rows.clear(scratch)
    for (let place = holds.first[node] ?? 0; place < (holds.first[node + 1] ?? 0); place += 1) {
      const tie = holds.list[place] ?? 0
      if ((ties.metAt[tie] ?? 0) <= at) continue
      const before = ties.from[tie] ?? 0
      const isActionable = isItem[before] === 1 && (freeAt[before] ?? 0) <= at
      if (!isActionable) rows.addAll(scratch, before)
      else if ((numberOf[before] ?? -1) >= 0) rows.add(scratch, numberOf[before] ?? 0)
    }
  }

  function leave(node: number, at: number): void {
    const began = since[node] ?? 0
    if (at > began && !rows.isEmpty(node)) tell({ node, from: began, to: at, rows, itemOf })
    since[node] = at
  }

  for (const node of order) {
    if (holds.first[node] === holds.first[node + 1]) continue
    read(node, from)
    rows.copy(node, scratch)
  }
  for (const { at, nodes } of eventsOf(flow, from, now)) {
    for (const node of nodes) dirty.push(node)
    for (let node = dirty.take(); node >= 0; node = dirty.take()) {
      read(node, at)
      if (rows.isSame(node, scratch)) continue
      leave(node, at)
      rows.copy(node, scratch)
      if (isItem[node] === 1 && (freeAt[node] ?? 0) <= at) continue
      for (let place = holding.first[node] ?? 0; place < (holding.first[node + 1] ?? 0); place += 1) {
        const tie = holding.list[place] ?? 0
        if ((ties.metAt[tie] ?? 0) > at) dirty.push(ties.to[tie] ?? 0)
      }
    }
  }
  for (const node of order) leave(node, now)
  return { rows, itemOf }
}

/** When anything let go, or became actionable, after one moment and up to another; and whose blockers may differ from then on. */
function eventsOf(
  { ties, freeAt }: Flow,
  from: number,
  now: number
): readonly { readonly at: number; readonly nodes: readonly number[] }[] {
  const byTime = new Map<number, number[]>()
  const note = (at: number, node: number): void => {
    if (at <= from || at > now) return
    const nodes = byTime.get(at)
    if (nodes === undefined) byTime.set(at, [node])
    else nodes.push(node)
  }
  for (const [tie, to] of ties.to.entries()) {
    note(ties.metAt[tie] ?? 0, to)
    note(freeAt[ties.from[tie] ?? 0] ?? 0, to)
  }
  return [...byTime].map(([at, nodes]) => ({ at, nodes })).toSorted((a, b) => a.at - b.at)
}
