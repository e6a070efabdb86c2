import { BitRows } from './bit-rows.ts'
import type { Flow } from './flow.ts'

/** B(j) of every node at one moment: rows by node, of numbers that stand for items. */
export type RootBlockers = {
  readonly rows: BitRows
  /** The item that a number stands for, in the order of nodes. */
  readonly itemOf: readonly number[]
}

/** [D11] What each node waits for at a moment: the actionable items that are reached walking up over what holds it then. */
export function rootBlockersAt(flow: Flow, at: number): RootBlockers {
  const { count, order, ties, holds, holding, freeAt, isItem } = flow
  const itemOf: number[] = []
  const numberOf = new Int32Array(count).fill(-1)
  for (let node = 0; node < count; node += 1) {
    if (isItem[node] === 0 || (freeAt[node] ?? 0) > at || !holdsAnything(node)) continue
    numberOf[node] = itemOf.length
    itemOf.push(node)
  }
  const rows = new BitRows(count, itemOf.length)
  for (const node of order) {
    for (let place = holds.first[node] ?? 0; place < (holds.first[node + 1] ?? 0); place += 1) {
      const tie = holds.list[place] ?? 0
      if ((ties.metAt[tie] ?? 0) <= at) continue
      const before = ties.from[tie] ?? 0
      const number = numberOf[before] ?? -1
      if (number >= 0) rows.add(node, number)
      else rows.addAll(node, before)
    }
  }
  return { rows, itemOf }

  function holdsAnything(node: number): boolean {
    for (let place = holding.first[node] ?? 0; place < (holding.first[node + 1] ?? 0); place += 1)
      if ((ties.metAt[holding.list[place] ?? 0] ?? 0) > at) return true
    return false
  }
}
