import { compareText } from '../lib/compare.ts'
import type { Handoff } from '../model/handoff.ts'
import type { TaskId } from '../model/ids.ts'
import { phases } from '../schedule/facts.ts'
import { linkTypes } from '../schedule/links.ts'
import { isSummary } from '../schedule/plan.ts'
import type { Plan } from '../schedule/plan.ts'
import { settleFact } from '../schedule/readiness.ts'
import type { Standings } from '../schedule/readiness.ts'
import type { Deadlock } from '../schedule/schedule.ts'

/** A tie of the flow. `metAt`: since when it holds its successor up no more; infinite while it does. */
type Tie = { readonly from: number; readonly to: number; readonly metAt: number }

/**
 * [D10] The work as something that flows. Nodes: tasks by index (a summary: before its children), the task count plus a
 * summary's index (after its children), then uncaught and caught handoffs in the order of their ids, then deadlocks.
 * Times are UTC minutes.
 */
export type Flow = {
  readonly count: number
  readonly tasks: number
  /** Each node after all that it waits for. */
  readonly order: Int32Array
  /** What holds a node up, by node. */
  readonly holds: readonly (readonly Tie[])[]
  /** Whom a node holds up, by node. */
  readonly holding: readonly (readonly Tie[])[]
  /** What comes next, by node; of a handoff the link itself does not. */
  readonly next: readonly (readonly number[])[]
  /** When a node let go of what comes after it; infinite while it is open. */
  readonly doneAt: Float64Array
  /** Since when nothing holds a node up; minus infinity if nothing ever did, infinite while something does. */
  readonly freeAt: Float64Array
  /** 1 for leaves that take part, handoffs and deadlocks: what can be acted on. */
  readonly isItem: Uint8Array
  readonly startedAt: Float64Array
  readonly handoffs: readonly Handoff[]
  readonly deadlocks: readonly Deadlock[]
  readonly handoffNode: ReadonlyMap<Handoff['id'], number>
  readonly taskNode: ReadonlyMap<TaskId, number>
}

/** Reads the flow out of a plan whose forward pass has been made, which is what gives summaries their phase. */
export function readFlow(plan: Plan): Flow {
  const { facts, links, order: work } = plan
  const tasks = facts.tasks.length
  const standings: Standings = {
    fact: {
      start: new Float64Array(tasks),
      finish: new Float64Array(tasks),
      cancelled: facts.cancelledAt.slice()
    },
    readiness: []
  }
  for (const node of work.nodes) settleFact(plan, standings, node)
  const { fact } = standings
  const passing = [...links.dependencies.keys()]
    .filter((link) => links.isHandedOver[link] === 1 && !isGone(plan, links.predecessor[link] ?? 0))
    .toSorted((a, b) => compareText(links.handoff[a]?.id ?? '', links.handoff[b]?.id ?? ''))
  const nodeOfLink = new Map(passing.map((link, place) => [link, 2 * tasks + place]))
  const count = 2 * tasks + passing.length + work.deadlocks.length

  const doneAt = new Float64Array(count).fill(Infinity)
  const isItem = new Uint8Array(count)
  const startedAt = new Float64Array(tasks)
  for (let task = 0; task < tasks; task += 1) {
    const isLeaf = !isSummary(facts, task)
    doneAt[isLeaf ? task : tasks + task] = orNever(fact.finish[task] ?? NaN)
    startedAt[task] = orNever(fact.start[task] ?? NaN)
    isItem[task] = isLeaf && facts.phase[task] !== phases.inactive ? 1 : 0
  }
  for (const [link, node] of nodeOfLink) {
    isItem[node] = 1
    const called =
      facts.phase[links.successor[link] ?? 0] === phases.cancelled ? doneAt[links.successor[link] ?? 0] : NaN
    doneAt[node] = Math.min(orNever(links.caughtAt[link] ?? NaN), orNever(called ?? NaN))
  }

  const holds = lists<Tie>(count)
  const holding = lists<Tie>(count)
  const next = lists<number>(count)
  const hold = (from: number, to: number, metAt: number): void => {
    holds[to]?.push({ from, to, metAt })
    holding[from]?.push({ from, to, metAt })
  }
  const after = (task: number): number => (isSummary(facts, task) ? tasks + task : task)

  for (let task = 0; task < tasks; task += 1) {
    const parent = facts.hierarchy.parent[task] ?? -1
    if (parent < 0 || (facts.phase[task] ?? 0) === phases.inactive) continue
    next[parent]?.push(task)
    next[after(task)]?.push(tasks + parent)
    hold(after(task), tasks + parent, doneAt[after(task)] ?? Infinity)
  }
  const deadlockOf = new Map(
    work.deadlocks.flatMap(({ setAside }, place) =>
      setAside.map((dependency) => [dependency, 2 * tasks + passing.length + place] as const)
    )
  )
  for (const [link, dependency] of links.dependencies.entries()) {
    const [before, behind] = [links.predecessor[link] ?? 0, links.successor[link] ?? 0]
    // A summary of which everything is inactive takes no part either, and only the pass knows that.
    if (facts.phase[before] === phases.inactive || facts.phase[behind] === phases.inactive) continue
    const type = links.type[link] ?? 0
    const isFromStart = (type & linkTypes.startToStart) !== 0 && facts.tasks[before]?.kind !== 'approval'
    const endedAt = orNever((isFromStart ? fact.start : fact.finish)[before] ?? NaN)
    const holdsStart = type === linkTypes.finishToStart || type === linkTypes.startToStart
    const loop = deadlockOf.get(dependency.id)
    if (loop !== undefined) {
      const loosened = Math.min(endedAt, doneAt[after(before)] ?? Infinity, doneAt[after(behind)] ?? Infinity)
      doneAt[loop] = isItem[loop] === 0 ? loosened : Math.max(doneAt[loop] ?? 0, loosened)
      isItem[loop] = 1
      if (holdsStart) hold(loop, behind, loosened)
      continue
    }
    const handed = nodeOfLink.get(link)
    if (holdsStart) hold(after(before), behind, endedAt)
    if (handed === undefined) next[after(before)]?.push(behind)
    else {
      hold(after(before), handed, endedAt)
      hold(handed, behind, doneAt[handed] ?? Infinity)
      next[after(before)]?.push(handed)
      next[handed]?.push(behind)
    }
  }
  return settle({
    count,
    tasks,
    holds,
    holding,
    next,
    doneAt,
    isItem,
    startedAt,
    handoffs: passing.flatMap((link) => links.handoff[link] ?? []),
    deadlocks: work.deadlocks,
    handoffNode: new Map(
      passing.map((link, place) => [links.handoff[link]?.id ?? ('' as Handoff['id']), 2 * tasks + place])
    ),
    taskNode: facts.indexOf
  })
}

/** Orders the nodes, hands on what holds a summary up to what is in it, and tells since when each node is free. */
function settle(flow: Omit<Flow, 'order' | 'freeAt'> & { readonly holds: Tie[][]; readonly holding: Tie[][] }): Flow {
  const { count, tasks, holds, holding, next } = flow
  const waitsFor = new Int32Array(count)
  const follow = next.map((nodes, node) => [...new Set([...nodes, ...(holding[node] ?? []).map(({ to }) => to)])])
  for (const nodes of follow) for (const node of nodes) waitsFor[node] = (waitsFor[node] ?? 0) + 1
  const order = new Int32Array(count)
  const freeAt = new Float64Array(count)
  let written = 0
  for (let node = 0; node < count; node += 1) if (waitsFor[node] === 0) order[written++] = node
  // Wave by wave, each in the order of its numbers: the same order on every replica.
  for (let read = 0, wave = written; read < written; read += 1) {
    if (read === wave) {
      order.subarray(wave, written).sort()
      wave = written
    }
    const node = order[read] ?? 0
    let free = -Infinity
    for (const { metAt } of holds[node] ?? []) free = Math.max(free, metAt)
    freeAt[node] = free
    // A summary's own children come next to it; only what holds it up holds them up.
    if (node < tasks && flow.isItem[node] === 0 && free > -Infinity) {
      for (const child of next[node] ?? []) {
        if (child >= tasks) continue
        holds[child]?.push({ from: node, to: child, metAt: free })
        holding[node]?.push({ from: node, to: child, metAt: free })
      }
    }
    for (const to of follow[node] ?? []) {
      const left = (waitsFor[to] ?? 0) - 1
      waitsFor[to] = left
      if (left === 0) order[written++] = to
    }
  }
  return { ...flow, order, freeAt }
}

function isGone({ facts }: Plan, task: number): boolean {
  return facts.phase[task] === phases.cancelled
}

function orNever(instant: number): number {
  return Number.isNaN(instant) ? Infinity : instant
}

function lists<Value>(count: number): Value[][] {
  return Array.from({ length: count }, () => [])
}
