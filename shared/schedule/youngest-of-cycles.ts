import { stronglyConnected } from './strongly-connected.ts'

/** Edges between vertices, oldest first: `from[k]` to `to[k]`. */
export type AgedEdges = { readonly from: ArrayLike<number>; readonly to: ArrayLike<number>; readonly length: number }

/**
 * [CY2] Removing the youngest edge of every strongly connected component until none is left removes exactly the edges
 * whose ends are strongly connected by themselves and older edges. All are found at once by halving over age (contract
 * what the older half connects, go on with the younger): O(E log E), where removing one by one takes E searches.
 * Gives the numbers of the removed edges, oldest first.
 */
export function youngestOfCycles(count: number, edges: AgedEdges): readonly number[] {
  const removed: number[] = []
  const joined = Int32Array.from({ length: count }, (_, vertex) => vertex)
  function find(vertex: number): number {
    let root = vertex
    while (joined[root] !== root) {
      joined[root] = joined[joined[root] ?? 0] ?? 0
      root = joined[root] ?? 0
    }
    return root
  }

  /** `among`: edges whose ends become strongly connected, if ever, by an edge of age oldest … youngest − 1. */
  function solve(oldest: number, youngest: number, among: readonly number[]): void {
    if (among.length === 0) return
    if (youngest - oldest === 1) {
      if (among.includes(oldest)) removed.push(oldest)
      return
    }
    const middle = (oldest + youngest) >>> 1
    const older = among.filter((edge) => edge < middle)
    const number = new Map<number, number>()
    const numbered = (vertex: number): number => {
      const root = find(vertex)
      const known = number.get(root)
      if (known !== undefined) return known
      number.set(root, number.size)
      return number.size - 1
    }
    const from = older.map((edge) => numbered(edges.from[edge] ?? 0))
    const to = older.map((edge) => numbered(edges.to[edge] ?? 0))
    const component = stronglyConnected(number.size, from, to)
    const inside = new Set(older.filter((_, at) => component[from[at] ?? 0] === component[to[at] ?? 0]))
    solve(oldest, middle, [...inside])
    for (const edge of inside) joined[find(edges.from[edge] ?? 0)] = find(edges.to[edge] ?? 0)
    solve(
      middle,
      youngest,
      among.filter((edge) => !inside.has(edge))
    )
  }

  // One age past the youngest stands for "never".
  solve(
    0,
    edges.length + 1,
    Array.from({ length: edges.length }, (_, edge) => edge)
  )
  return removed
}
