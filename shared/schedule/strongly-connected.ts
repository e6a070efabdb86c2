/**
 * Tarjan's strongly connected components, without recursion (chains are as long as graphs are). Edge k goes from
 * `from[k]` to `to[k]`, vertices are 0 … count − 1. Gives each vertex the number of its component.
 */
export function stronglyConnected(count: number, from: ArrayLike<number>, to: ArrayLike<number>): Int32Array {
  const edges = from.length
  const firstEdge = new Int32Array(count + 1)
  for (let edge = 0; edge < edges; edge += 1)
    firstEdge[(from[edge] ?? 0) + 1] = (firstEdge[(from[edge] ?? 0) + 1] ?? 0) + 1
  for (let vertex = 0; vertex < count; vertex += 1)
    firstEdge[vertex + 1] = (firstEdge[vertex + 1] ?? 0) + (firstEdge[vertex] ?? 0)
  const target = new Int32Array(edges)
  const filled = firstEdge.slice()
  for (let edge = 0; edge < edges; edge += 1) {
    const place = filled[from[edge] ?? 0] ?? 0
    target[place] = to[edge] ?? 0
    filled[from[edge] ?? 0] = place + 1
  }

  const component = new Int32Array(count).fill(-1)
  const found = new Int32Array(count)
  const lowest = new Int32Array(count)
  const nextEdge = firstEdge.slice(0, count)
  const path: number[] = []
  const stack: number[] = []
  let components = 0
  let clock = 0
  for (let root = 0; root < count; root += 1) {
    if (found[root] !== 0) continue
    path.push(root)
    while (path.length > 0) {
      const vertex = path.at(-1) ?? 0
      if (found[vertex] === 0) {
        clock += 1
        found[vertex] = clock
        lowest[vertex] = clock
        stack.push(vertex)
      }
      const edge = nextEdge[vertex] ?? 0
      if (edge < (firstEdge[vertex + 1] ?? 0)) {
        nextEdge[vertex] = edge + 1
        const next = target[edge] ?? 0
        if (found[next] === 0) path.push(next)
        else if (component[next] === -1) lowest[vertex] = Math.min(lowest[vertex] ?? 0, found[next] ?? 0)
        continue
      }
      path.pop()
      const above = path.at(-1)
      if (above !== undefined) lowest[above] = Math.min(lowest[above] ?? 0, lowest[vertex] ?? 0)
      if (lowest[vertex] !== found[vertex]) continue
      for (;;) {
        const member = stack.pop() ?? vertex
        component[member] = components
        if (member === vertex) break
      }
      components += 1
    }
  }
  return component
}
