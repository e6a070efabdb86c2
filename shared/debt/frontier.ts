import { BitRows } from './bit-rows.ts'
import type { Flow } from './flow.ts'

/** F(u) of every node, and the handoffs that were caught on the way there. */
export type Frontier = {
  /** By node: numbers of open items. */
  readonly first: BitRows
  /** By node: numbers of caught handoffs reached over finished work. */
  readonly caught: BitRows
  readonly itemOf: readonly number[]
  readonly handoffOf: readonly number[]
}

/**
 * [D12] The first open items reached walking down, over what is finished or cancelled. The row of an open item stays empty:
 * nobody walks past it. Only items that something passed over leads to have a number, which keeps the rows of a large board
 * short.
 */
export function readFrontier({ count, order, next, doneAt, isItem, tasks, handoffs }: Flow, now: number): Frontier {
  const itemOf: number[] = []
  const handoffOf: number[] = []
  const numberOf = new Int32Array(count).fill(-1)
  const firstHandoff = 2 * tasks
  const isOpen = (node: number): boolean => isItem[node] === 1 && (doneAt[node] ?? 0) > now
  const isReached = new Uint8Array(count)
  for (let node = 0; node < count; node += 1) {
    if (isOpen(node)) continue
    for (let at = next.first[node] ?? 0; at < (next.first[node + 1] ?? 0); at += 1) isReached[next.list[at] ?? 0] = 1
  }
  for (let node = 0; node < count; node += 1) {
    if (isItem[node] === 0 || isReached[node] === 0) continue
    const isCaught = !isOpen(node) && node >= firstHandoff && node < firstHandoff + handoffs.length
    const list = isOpen(node) ? itemOf : isCaught ? handoffOf : null
    if (list === null) continue
    numberOf[node] = list.length
    list.push(node)
  }
  const first = new BitRows(count, itemOf.length)
  const caught = new BitRows(count, handoffOf.length)
  for (const node of order.toReversed()) {
    if (isOpen(node)) continue
    for (let at = next.first[node] ?? 0; at < (next.first[node + 1] ?? 0); at += 1) {
      const behind = next.list[at] ?? 0
      const number = numberOf[behind] ?? -1
      if (isOpen(behind)) {
        first.add(node, number)
        continue
      }
      first.addAll(node, behind)
      caught.addAll(node, behind)
      if (number >= 0) caught.add(node, number)
    }
  }
  return { first, caught, itemOf, handoffOf }
}
