import { compareText } from '../lib/compare.ts'
import type { Handoff } from '../model/handoff.ts'
import type { TaskId } from '../model/ids.ts'
import { phases } from '../schedule/facts.ts'
import { linkTypes } from '../schedule/links.ts'
import type { LinkTable } from '../schedule/links.ts'
import { isSummary } from '../schedule/plan.ts'
import type { Plan } from '../schedule/plan.ts'
import { settleFact } from '../schedule/readiness.ts'
import type { Standings } from '../schedule/readiness.ts'
import type { Deadlock } from '../schedule/schedule.ts'

/** Ties of the flow, as arrays by number. `metAt`: since when one holds its successor up no more; infinite while it does. */
export type Ties = { readonly from: Int32Array; readonly to: Int32Array; readonly metAt: Float64Array }

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
  readonly ties: Ties
  /** The ties that hold a node up, by node. */
  readonly holds: LinkTable
  /** The ties by which a node holds others up, by node. */
  readonly holding: LinkTable
  /** What comes next, by node; of a handoff the link itself does not. */
  readonly next: LinkTable
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
  const nodeOfLink = new Int32Array(links.dependencies.length).fill(-1)
  for (const [place, link] of passing.entries()) nodeOfLink[link] = 2 * tasks + place
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
  for (const [place, link] of passing.entries()) {
    const node = 2 * tasks + place
    isItem[node] = 1
    const called =
      facts.phase[links.successor[link] ?? 0] === phases.cancelled ? doneAt[links.successor[link] ?? 0] : NaN
    doneAt[node] = Math.min(orNever(links.caughtAt[link] ?? NaN), orNever(called ?? NaN))
  }

  const [held, follows] = [openPairs(), openPairs()]
  const metAt: number[] = []
  const hold = (from: number, to: number, met: number): void => {
    held.add(from, to)
    metAt.push(met)
  }
  const after = (task: number): number => (isSummary(facts, task) ? tasks + task : task)

  for (let task = 0; task < tasks; task += 1) {
    const parent = facts.hierarchy.parent[task] ?? -1
    if (parent < 0 || (facts.phase[task] ?? 0) === phases.inactive) continue
    follows.add(parent, task)
    follows.add(after(task), tasks + parent)
    hold(after(task), tasks + parent, doneAt[after(task)] ?? Infinity)
  }
  const deadlockOf = new Map(
    work.deadlocks.flatMap(({ setAside }, place) =>
      setAside.map((dependency) => [dependency, 2 * tasks + passing.length + place] as const)
    )
  )
  for (const [link, dependency] of links.dependencies.entries()) {
    const [before, behind] = [links.predecessor[link] ?? 0, links.successor[link] ?? 0]
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
    const handed = nodeOfLink[link] ?? -1
    if (holdsStart) hold(after(before), behind, endedAt)
    if (handed < 0) follows.add(after(before), behind)
    else {
      hold(after(before), handed, endedAt)
      hold(handed, behind, doneAt[handed] ?? Infinity)
      follows.add(after(before), handed)
      follows.add(handed, behind)
    }
  }
  // A summary's own children come next to it; only what holds it up holds them up, and that shows once it is settled.
  const inherited = held.count()
  for (let task = 0; task < tasks; task += 1) {
    const parent = facts.hierarchy.parent[task] ?? -1
    if (parent >= 0 && (facts.phase[task] ?? 0) !== phases.inactive) hold(parent, task, -Infinity)
  }
  const ends = held.ends()
  return settle(
    {
      count,
      tasks,
      ties: { ...ends, metAt: Float64Array.from(metAt) },
      holds: tableBy(ends.to, count),
      holding: tableBy(ends.from, count),
      next: follows.targets(count),
      doneAt,
      isItem,
      startedAt,
      handoffs: passing.flatMap((link) => links.handoff[link] ?? []),
      deadlocks: work.deadlocks,
      handoffNode: new Map(
        passing.map((link, place) => [links.handoff[link]?.id ?? ('' as Handoff['id']), 2 * tasks + place])
      ),
      taskNode: facts.indexOf
    },
    inherited
  )
}

/** Orders the nodes, hands on what holds a summary up to what is in it (the ties from `inherited` on), and tells since when each node is free. */
function settle(flow: Omit<Flow, 'order' | 'freeAt'>, inherited: number): Flow {
  const { count, ties, holds, holding, next } = flow
  const waitsFor = new Int32Array(count)
  for (let tie = 0; tie < inherited; tie += 1) waitsFor[ties.to[tie] ?? 0] = (waitsFor[ties.to[tie] ?? 0] ?? 0) + 1
  for (const behind of next.list) waitsFor[behind] = (waitsFor[behind] ?? 0) + 1
  const order = new Int32Array(count)
  const freeAt = new Float64Array(count)
  let written = 0
  const follow = (to: number): void => {
    const left = (waitsFor[to] ?? 0) - 1
    waitsFor[to] = left
    if (left === 0) order[written++] = to
  }
  for (let node = 0; node < count; node += 1) if (waitsFor[node] === 0) order[written++] = node
  // Wave by wave, each in the order of its numbers: the same order on every replica.
  for (let read = 0, wave = written; read < written; read += 1) {
    if (read === wave) {
      order.subarray(wave, written).sort()
      wave = written
    }
    const node = order[read] ?? 0
    let free = -Infinity
    for (let at = holds.first[node] ?? 0; at < (holds.first[node + 1] ?? 0); at += 1)
      free = Math.max(free, ties.metAt[holds.list[at] ?? 0] ?? 0)
    freeAt[node] = free
    for (let at = holding.first[node] ?? 0; at < (holding.first[node + 1] ?? 0); at += 1) {
      const tie = holding.list[at] ?? 0
      if (tie >= inherited) ties.metAt[tie] = free
      else follow(ties.to[tie] ?? 0)
    }
    for (let at = next.first[node] ?? 0; at < (next.first[node + 1] ?? 0); at += 1) follow(next.list[at] ?? 0)
  }
  return { ...flow, order, freeAt }
}

function isGone({ facts }: Plan, task: number): boolean {
  return facts.phase[task] === phases.cancelled
}

function orNever(instant: number): number {
  return Number.isNaN(instant) ? Infinity : instant
}

/** Pairs of nodes, in the order in which they are added. */
function openPairs() {
  const pairs: number[] = []
  const half = (offset: 0 | 1): Int32Array => {
    const ends = new Int32Array(pairs.length / 2)
    for (let at = 0; at < ends.length; at += 1) ends[at] = pairs[2 * at + offset] ?? 0
    return ends
  }
  return {
    add: (from: number, to: number): void => void pairs.push(from, to),
    count: (): number => pairs.length / 2,
    ends: () => ({ from: half(0), to: half(1) }),
    /** The second of each pair by the first. */
    targets: (count: number): LinkTable => {
      const [from, to] = [half(0), half(1)]
      const { first, list } = tableBy(from, count)
      return { first, list: list.map((pair) => to[pair] ?? 0) }
    }
  }
}

/** The numbers of ties or pairs by one of their ends, in the order in which they were added. */
function tableBy(ends: Int32Array, count: number): LinkTable {
  const first = new Int32Array(count + 1)
  for (const end of ends) first[end + 1] = (first[end + 1] ?? 0) + 1
  for (let node = 0; node < count; node += 1) first[node + 1] = (first[node + 1] ?? 0) + (first[node] ?? 0)
  const list = new Int32Array(ends.length)
  const filled = first.slice()
  for (const [number, end] of ends.entries()) {
    const place = filled[end] ?? 0
    list[place] = number
    filled[end] = place + 1
  }
  return { first, list }
}
