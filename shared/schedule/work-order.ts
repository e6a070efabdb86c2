import type { DependencyId, PersonId, TaskId } from '../model/ids.ts'
import { compareText } from '../lib/compare.ts'

import type { Facts } from './facts.ts'
import { outgoingOf, tableOf } from './links.ts'
import type { Links, LinkTable, OutgoingTable } from './links.ts'
import type { Deadlock } from './schedule.ts'
import { stronglyConnected } from './strongly-connected.ts'
import { youngestOfCycles } from './youngest-of-cycles.ts'

/**
 * An order in which every date can be computed once. Nodes below the count of tasks are tasks (for a summary: before its
 * children); the count plus a summary's index is that summary after its children.
 */
export type WorkOrder = {
  readonly nodes: Int32Array
  readonly incoming: LinkTable
  readonly outgoing: OutgoingTable
  readonly deadlocks: readonly Deadlock[]
}

/** Orders the work; dependencies in loops are set aside as CY2 says, and reported. */
export function orderWork(facts: Facts, links: Links): WorkOrder {
  const none = sortNodes(facts, links, new Set())
  if (none.complete) return { ...none, deadlocks: [] }
  const { setAside, deadlocks } = breakDeadlocks(facts, links, none.left)
  return { ...sortNodes(facts, links, setAside), deadlocks }
}

type Sorted = Omit<WorkOrder, 'deadlocks'> & { readonly complete: boolean; readonly left: readonly number[] }

/**
 * Kahn's algorithm, wave by wave, each in the order of tasks: whoever goes along it walks through memory rather than about
 * it, which is half of the time of a pass. `left` are the nodes on loops and behind them.
 */
function sortNodes(facts: Facts, links: Links, setAside: ReadonlySet<number>): Sorted {
  const { parent, firstChild, children } = facts.hierarchy
  const count = facts.tasks.length
  const incoming = tableOf(links.successor, links, count, setAside)
  const outgoing = outgoingOf(links, count, setAside)
  const waitsFor = new Int32Array(2 * count)
  let nodeCount = count
  for (let task = 0; task < count; task += 1) {
    waitsFor[task] = (incoming.first[task + 1] ?? 0) - (incoming.first[task] ?? 0) + ((parent[task] ?? 0) >= 0 ? 1 : 0)
    const kids = (firstChild[task + 1] ?? 0) - (firstChild[task] ?? 0)
    waitsFor[count + task] = kids
    if (kids > 0) nodeCount += 1
  }
  const nodes = new Int32Array(nodeCount)
  let written = 0
  function release(node: number): void {
    const waits = (waitsFor[node] ?? 0) - 1
    waitsFor[node] = waits
    if (waits === 0) nodes[written++] = node
  }
  for (let task = 0; task < count; task += 1) if (waitsFor[task] === 0) nodes[written++] = task
  for (let read = 0, wave = written; read < written; read += 1) {
    if (read === wave) {
      nodes.subarray(wave, written).sort()
      wave = written
    }
    const node = nodes[read] ?? 0
    const task = node < count ? node : node - count
    const kids = (firstChild[task + 1] ?? 0) - (firstChild[task] ?? 0)
    if (node < count && kids > 0) {
      for (let at = firstChild[task] ?? 0; at < (firstChild[task + 1] ?? 0); at += 1) release(children[at] ?? 0)
      continue
    }
    for (let at = outgoing.first[task] ?? 0; at < (outgoing.first[task + 1] ?? 0); at += 1) {
      release(outgoing.successor[at] ?? 0)
    }
    if ((parent[task] ?? 0) >= 0) release(count + (parent[task] ?? 0))
  }
  const complete = written === nodeCount
  const left: number[] = []
  if (!complete) for (let node = 0; node < 2 * count; node += 1) if ((waitsFor[node] ?? 0) > 0) left.push(node)
  return { nodes, incoming, outgoing, complete, left }
}

/** An edge of the order; `link` is −1 for the ties between a summary and its children. */
type Edge = { readonly from: number; readonly to: number; readonly link: number }

/** [CY2] Which links to leave out, and one report for each strongly connected component. */
function breakDeadlocks(
  facts: Facts,
  links: Links,
  left: readonly number[]
): { readonly setAside: ReadonlySet<number>; readonly deadlocks: readonly Deadlock[] } {
  const vertexOf = new Map(left.map((node, vertex) => [node, vertex]))
  const edges = edgesAmong(facts, links, vertexOf)
  const component = stronglyConnected(
    left.length,
    edges.map(({ from }) => from),
    edges.map(({ to }) => to)
  )
  const looped = edges.filter(({ from, to }) => component[from] === component[to])
  const aged = looped.toSorted((a, b) => compareAge(links, a.link, b.link))
  const from = aged.map((edge) => edge.from)
  const to = aged.map((edge) => edge.to)
  const removed = youngestOfCycles(left.length, { from, to, length: aged.length })

  const byComponent = new Map<number, Edge[]>()
  for (const at of removed) {
    const edge = aged[at]
    if (edge === undefined) continue
    const group = byComponent.get(component[edge.from] ?? 0)
    if (group === undefined) byComponent.set(component[edge.from] ?? 0, [edge])
    else group.push(edge)
  }
  const taskOf = (vertex: number): number => (left[vertex] ?? 0) % facts.tasks.length
  const inside = new Map<number, Edge[]>()
  for (const edge of looped) {
    const group = inside.get(component[edge.from] ?? 0)
    if (group === undefined) inside.set(component[edge.from] ?? 0, [edge])
    else group.push(edge)
  }
  const deadlocks: Deadlock[] = []
  for (const [number, group] of byComponent) {
    const all = inside.get(number) ?? []
    const youngest = group.at(-1)
    if (youngest === undefined) continue
    const owners = new Set<PersonId>()
    for (const edge of all) {
      const owner = facts.tasks[taskOf(edge.from)]?.owner
      if (owner !== null && owner !== undefined) owners.add(owner)
    }
    deadlocks.push({
      path: pathThrough(youngest, all, (vertex) => facts.ids[taskOf(vertex)]),
      setAside: idsOf(links, group).toSorted(compareText),
      owners: [...owners].toSorted(compareText)
    })
  }
  deadlocks.sort((a, b) => compareText(a.setAside[0] ?? '', b.setAside[0] ?? ''))
  return { setAside: new Set(removed.flatMap((at) => aged[at]?.link ?? [])), deadlocks }
}

function edgesAmong(facts: Facts, links: Links, vertexOf: ReadonlyMap<number, number>): readonly Edge[] {
  const count = facts.tasks.length
  const { parent, firstChild } = facts.hierarchy
  const edges: Edge[] = []
  function add(fromNode: number, toNode: number, link: number): void {
    const from = vertexOf.get(fromNode)
    const to = vertexOf.get(toNode)
    if (from !== undefined && to !== undefined) edges.push({ from, to, link })
  }
  const isSummary = (task: number): boolean => (firstChild[task] ?? 0) < (firstChild[task + 1] ?? 0)
  const after = (task: number): number => (isSummary(task) ? count + task : task)
  for (let task = 0; task < count; task += 1) {
    const above = parent[task] ?? 0
    if (above < 0) continue
    add(above, task, -1)
    add(after(task), count + above, -1)
  }
  for (let link = 0; link < links.dependencies.length; link += 1) {
    add(after(links.predecessor[link] ?? 0), links.successor[link] ?? 0, link)
  }
  return edges
}

/** Oldest first: ties to children before all dependencies, then created-at, then id; a time that is no number is the oldest. */
function compareAge(links: Links, first: number, second: number): number {
  const a = links.dependencies[first]
  const b = links.dependencies[second]
  if (a === undefined || b === undefined) return (a === undefined ? 0 : 1) - (b === undefined ? 0 : 1)
  const [madeA, madeB] = [a, b].map(({ createdAt }) => (Number.isNaN(createdAt) ? -Infinity : createdAt))
  if (madeA === madeB) return compareText(a.id, b.id)
  return (madeA ?? 0) < (madeB ?? 0) ? -1 : 1
}

/** A shortest loop through one edge, as tasks, from its predecessor on; of equally short ones the one over lower vertices. */
function pathThrough(
  edge: Edge,
  edges: readonly Edge[],
  idOf: (vertex: number) => TaskId | undefined
): readonly TaskId[] {
  const next = new Map<number, number[]>()
  for (const { from, to } of edges) {
    const targets = next.get(from)
    if (targets === undefined) next.set(from, [to])
    else targets.push(to)
  }
  const reachedFrom = new Map<number, number>([[edge.to, -1]])
  const queue = [edge.to]
  for (let read = 0; read < queue.length && !reachedFrom.has(edge.from); read += 1) {
    const vertex = queue[read] ?? -1
    for (const target of (next.get(vertex) ?? []).toSorted((a, b) => a - b)) {
      if (reachedFrom.has(target)) continue
      reachedFrom.set(target, vertex)
      queue.push(target)
    }
  }
  const back: number[] = []
  for (let vertex = edge.from; vertex >= 0; vertex = reachedFrom.get(vertex) ?? -1) back.push(vertex)
  const [start, ...rest] = back
  const vertices = start === undefined ? [] : [start, ...rest.toReversed()]
  const path = new Set<TaskId>()
  for (const vertex of vertices) {
    const id = idOf(vertex)
    if (id !== undefined) path.add(id)
  }
  return [...path]
}

function idsOf(links: Links, edges: readonly Edge[]): DependencyId[] {
  const ids: DependencyId[] = []
  for (const { link } of edges) {
    const dependency = links.dependencies[link]
    if (dependency !== undefined) ids.push(dependency.id)
  }
  return ids
}
