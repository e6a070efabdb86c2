import type { TaskId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { NewLink } from './draft.ts'

/** The first of the new links that closes a loop, with the tasks on it from the link's far end round to its near end. */
export type ClosedLoop = { readonly link: NewLink; readonly path: readonly TaskId[] }

/** More links than this are first sifted in one pass over the whole graph; fewer are searched for one by one. */
const fewLinks = 4

type Edge = { readonly link: NewLink; readonly from: number; readonly to: number }

/**
 * [CY1] Whether any of these links, already in the graph, lies on a loop. Every task is two nodes, its start and its
 * end; a summary's start comes before its children's and its end after theirs, so a dependency that names a summary
 * stands for all below it. The type of a dependency plays no part: no order of work satisfies a loop of any types that
 * people can be asked to follow. Work is linear in the graph. Loops that were there before (merges) are no matter here.
 */
export function closedLoop(graph: WorkGraph, links: readonly NewLink[]): ClosedLoop | null {
  if (links.length === 0) return null
  const network = buildNetwork(graph)
  const edges = links.flatMap((link) => edgesOf(link, graph, network.numbers))
  const suspects = edges.length <= fewLinks ? edges : siftEdges(edges, network.next)
  for (const { link, from, to } of suspects) {
    const nodes = pathBetween(to, from, network.next)
    if (nodes !== null) return { link, path: tasksOn(nodes, network.ids) }
  }
  return null
}

type Network = {
  readonly ids: readonly TaskId[]
  readonly numbers: ReadonlyMap<TaskId, number>
  /** Start of task n is node 2n, its end node 2n + 1. */
  readonly next: readonly number[][]
}

function buildNetwork(graph: WorkGraph): Network {
  const ids = [...graph.tasks.keys()]
  const numbers = new Map(ids.map((id, index) => [id, index]))
  const next: number[][] = Array.from({ length: ids.length * 2 }, () => [])
  const parents = new Set<number>()
  for (const task of graph.tasks.values()) {
    const child = numbers.get(task.id)
    const parent = task.parent === null ? undefined : numbers.get(task.parent)
    if (child === undefined || parent === undefined) continue
    parents.add(parent)
    next[2 * parent]?.push(2 * child)
    next[2 * child + 1]?.push(2 * parent + 1)
  }
  for (let index = 0; index < ids.length; index += 1) {
    if (!parents.has(index)) next[2 * index]?.push(2 * index + 1)
  }
  for (const { predecessor, successor } of graph.dependencies.values()) {
    const from = numbers.get(predecessor)
    const to = numbers.get(successor)
    if (from !== undefined && to !== undefined) next[2 * from + 1]?.push(2 * to)
  }
  return { ids, numbers, next }
}

/** A link's edges; none once it is no longer in the graph (removed later in the same plan). */
function edgesOf(link: NewLink, graph: WorkGraph, numbers: ReadonlyMap<TaskId, number>): Edge[] {
  if (link.kind === 'dependency') {
    const { id, predecessor, successor } = link.dependency
    const from = numbers.get(predecessor)
    const to = numbers.get(successor)
    if (!graph.dependencies.has(id) || from === undefined || to === undefined) return []
    return [{ link, from: 2 * from + 1, to: 2 * to }]
  }
  const child = numbers.get(link.child)
  const parent = numbers.get(link.parent)
  if (child === undefined || parent === undefined || graph.tasks.get(link.child)?.parent !== link.parent) return []
  return [
    { link, from: 2 * parent, to: 2 * child },
    { link, from: 2 * child + 1, to: 2 * parent + 1 }
  ]
}

/** Leaves out edges that cannot lie on a loop: what nothing comes before, or nothing after, is peeled off until nothing more is. */
function siftEdges(edges: readonly Edge[], next: readonly number[][]): readonly Edge[] {
  const previous: number[][] = Array.from({ length: next.length }, () => [])
  next.forEach((targets, node) => {
    for (const target of targets) previous[target]?.push(node)
  })
  const behind = leftAfterPeeling(next)
  const ahead = leftAfterPeeling(previous)
  const suspect = (node: number): boolean => behind[node] === true && ahead[node] === true
  return edges.filter(({ from, to }) => suspect(from) && suspect(to))
}

function leftAfterPeeling(next: readonly number[][]): readonly boolean[] {
  const waiting = new Int32Array(next.length)
  for (const targets of next) for (const target of targets) waiting[target] = (waiting[target] ?? 0) + 1
  const free: number[] = []
  waiting.forEach((count, node) => {
    if (count === 0) free.push(node)
  })
  for (let node = free.pop(); node !== undefined; node = free.pop()) {
    for (const target of next[node] ?? []) {
      const left = (waiting[target] ?? 0) - 1
      waiting[target] = left
      if (left === 0) free.push(target)
    }
  }
  return Array.from(waiting, (count) => count > 0)
}

/** A shortest way from one node to another, both included; null where there is none. */
function pathBetween(from: number, to: number, next: readonly number[][]): readonly number[] | null {
  const cameFrom = new Map<number, number>([[from, from]])
  const queue = [from]
  for (let head = 0; head < queue.length; head += 1) {
    const node = queue[head] ?? from
    if (node === to) return trace(to, from, cameFrom)
    for (const target of next[node] ?? []) {
      if (cameFrom.has(target)) continue
      cameFrom.set(target, node)
      queue.push(target)
    }
  }
  return null
}

function trace(last: number, first: number, cameFrom: ReadonlyMap<number, number>): readonly number[] {
  const nodes = [last]
  for (let node = last; node !== first;) {
    node = cameFrom.get(node) ?? first
    nodes.push(node)
  }
  return nodes.toReversed()
}

/** The tasks of a path of nodes, each named once where its start and end follow each other. */
function tasksOn(nodes: readonly number[], ids: readonly TaskId[]): readonly TaskId[] {
  const path: TaskId[] = []
  for (const node of nodes) {
    const id = ids[node >> 1]
    if (id !== undefined && path.at(-1) !== id) path.push(id)
  }
  return path
}
