/** Nodes that wait to be computed again, each once, handed out in the order of their work. */
export type NodeQueue = {
  readonly push: (node: number) => void
  /** The next node; −1 when none is left. */
  readonly take: () => number
}

/**
 * A binary heap over the places of nodes in the order of work, lowest first, or highest first for the way back. A node
 * that is pushed while it waits is taken once.
 */
export function createNodeQueue(nodes: Int32Array, placeOf: Int32Array, way: 'forwards' | 'backwards'): NodeQueue {
  const sign = way === 'forwards' ? 1 : -1
  const heap: number[] = []
  const waiting = new Set<number>()

  function rise(at: number, key: number): void {
    let place = at
    while (place > 0) {
      const above = (place - 1) >> 1
      const other = heap[above] ?? 0
      if (other <= key) break
      heap[place] = other
      place = above
    }
    heap[place] = key
  }

  function sink(key: number): void {
    let place = 0
    for (;;) {
      let below = 2 * place + 1
      if (below >= heap.length) break
      if (below + 1 < heap.length && (heap[below + 1] ?? 0) < (heap[below] ?? 0)) below += 1
      if ((heap[below] ?? 0) >= key) break
      heap[place] = heap[below] ?? 0
      place = below
    }
    heap[place] = key
  }

  return {
    push: (node) => {
      const key = sign * (placeOf[node] ?? -1)
      if ((placeOf[node] ?? -1) < 0 || waiting.has(key)) return
      waiting.add(key)
      rise(heap.length, key)
    },
    take: () => {
      const [key] = heap
      if (key === undefined) return -1
      const last = heap.pop() ?? 0
      if (heap.length > 0) sink(last)
      waiting.delete(key)
      return nodes[sign * key] ?? -1
    }
  }
}
