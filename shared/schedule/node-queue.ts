/** Nodes that wait to be computed again, each once, handed out in the order of their work. */
export type NodeQueue = {
  readonly push: (node: number) => void
  /** The next node; −1 when none is left. */
  readonly take: () => number
}

/**
 * One bit for each place in the order of work, read from the front, or from the back for the way back. What is pushed lies
 * ahead as a rule, so a whole round costs one look at every 32 places, however many wait. A node that is pushed while it
 * waits is taken once.
 */
export function createNodeQueue(nodes: Int32Array, placeOf: Int32Array, way: 'forwards' | 'backwards'): NodeQueue {
  const isForwards = way === 'forwards'
  const end = nodes.length - 1
  const waiting = new Int32Array((end >> 5) + 1)
  /** No bit is set in the words before the first and after the last. */
  let word = waiting.length
  let last = -1

  return {
    push: (node) => {
      const place = placeOf[node] ?? -1
      if (place < 0) return
      const rank = isForwards ? place : end - place
      const at = rank >> 5
      waiting[at] = (waiting[at] ?? 0) | (1 << (rank & 31))
      if (at < word) word = at
      if (at > last) last = at
    },
    take: () => {
      while (word <= last) {
        const bits = waiting[word] ?? 0
        if (bits !== 0) {
          const lowest = bits & -bits
          waiting[word] = bits & ~lowest
          const rank = (word << 5) + 31 - Math.clz32(lowest)
          return nodes[isForwards ? rank : end - rank] ?? -1
        }
        word += 1
      }
      return -1
    }
  }
}
