import type { TaskId } from '../model/ids.ts'
import { phases } from '../schedule/facts.ts'
import { isSummary, linkBound, snapStart } from '../schedule/plan.ts'
import type { Plan } from '../schedule/plan.ts'

import { openClosedFinishes } from './closed-finishes.ts'
import type { Closable } from './closed-finishes.ts'
import type { Flow } from './flow.ts'

/**
 * Working minutes of the board by which each line that does, by place in rising order, delays a promise that is broken;
 * `total` is never more than it is late.
 */
export type PromiseDelay = {
  readonly promise: TaskId
  readonly minutes: ReadonlyMap<number, number>
  readonly total: number
}

/** A promise that is broken, and the lines that hold it up: by themselves, or together with others. */
type Broken = { readonly task: number; readonly alone: readonly number[]; readonly sharing: readonly number[] }

/**
 * [D15] What each line costs each broken promise: the forecast now less that of a second pass in which the line was closed
 * when its grace ended and `now` was then, all other facts as today. Float comes first: only days past the promised date
 * count. Lines that share the path that drives a promise divide what closing all of them would give.
 */
export function promiseDelays(
  plan: Plan,
  flow: Flow,
  lines: readonly Closable[],
  between: (from: number, to: number) => number
): readonly PromiseDelay[] {
  const { facts } = plan
  const broken = brokenPromises(plan, flow, lines)
  if (broken.length === 0) return []
  const finishes = finishesWithout(plan, flow, lines, broken)
  return broken.map(({ task, alone, sharing }) => {
    const days = (closed: readonly number[]): number => {
      const finish = finishes.get(closed.join())?.get(task) ?? 0
      return Math.max(0, between(Math.max(finish, facts.promise[task] ?? 0), plan.finish[task] ?? 0))
    }
    const together = sharing.length > 0 ? days(sharing) / sharing.length : 0
    const held = [
      ...alone.map((place) => [place, days([place])] as const),
      ...sharing.map((place) => [place, together] as const)
    ].toSorted(([a], [b]) => a - b)
    const late = between(facts.promise[task] ?? 0, plan.finish[task] ?? 0)
    const total = Math.min(
      late,
      held.reduce((sum, [, minutes]) => sum + minutes, 0)
    )
    return { promise: facts.ids[task] ?? ('' as TaskId), minutes: new Map(held), total }
  })
}

/** In the order of tasks. A line whose item does not drive the promise has float left. */
function brokenPromises(plan: Plan, flow: Flow, lines: readonly Closable[]): readonly Broken[] {
  const { facts } = plan
  const byItem = placesBy(lines, ({ item, holds }) => (holds ? item : null))
  const byTask = placesBy(lines, ({ item, task, holds }) => (holds && item === null ? task : null))
  const broken: Broken[] = []
  for (let task = 0; task < facts.tasks.length; task += 1) {
    const isOpen = (facts.phase[task] ?? 0) < phases.finished && Number.isNaN(facts.cancelledAt[task] ?? 0)
    if (!isOpen || !((plan.finish[task] ?? 0) > (facts.promise[task] ?? Infinity))) continue
    const driving = [...drivingItems(plan, flow, task)]
    const alone = driving.flatMap((item) => byTask.get(item) ?? [])
    const standing = driving.flatMap((item) => byItem.get(item) ?? []).toSorted((a, b) => a - b)
    if (standing.length > 1) broken.push({ task, alone, sharing: standing })
    else broken.push({ task, alone: [...alone, ...standing], sharing: [] })
  }
  return broken
}

function placesBy(
  lines: readonly Closable[],
  keyOf: (line: Closable) => number | null
): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>()
  for (const [place, line] of lines.entries()) {
    const key = keyOf(line)
    if (key !== null) places.set(key, [...(places.get(key) ?? []), place])
  }
  return places
}

/** Each set of lines is supposed to be closed once, for all promises that ask what it would have given. */
function finishesWithout(
  plan: Plan,
  flow: Flow,
  lines: readonly Closable[],
  broken: readonly Broken[]
): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const asked = new Map<string, { readonly closed: readonly number[]; readonly tasks: number[] }>()
  const ask = (closed: readonly number[], task: number): void => {
    const known = asked.get(closed.join())
    if (known === undefined) asked.set(closed.join(), { closed, tasks: [task] })
    else known.tasks.push(task)
  }
  for (const { task, alone, sharing } of broken) {
    for (const place of alone) ask([place], task)
    if (sharing.length > 0) ask(sharing, task)
  }
  const finishesOf = openClosedFinishes(plan, flow)
  return new Map(
    [...asked].map(([key, { closed, tasks }]) => {
      const finishes = finishesOf(
        closed.flatMap((place) => lines[place] ?? []),
        tasks
      )
      return [key, new Map(tasks.map((task, at) => [task, finishes[at] ?? 0]))]
    })
  )
}

/** What drives a task's dates, up to the items at its far end: of several bounds that are equally late, all. */
function drivingItems(plan: Plan, flow: Flow, promised: number): ReadonlySet<number> {
  const { facts, links, order, above } = plan
  const items = new Set<number>()
  const seen = new Set<number>()
  const open = [promised]
  for (let task = open.pop(); task !== undefined; task = open.pop()) {
    if (seen.has(task)) continue
    seen.add(task)
    if (isSummary(facts, task)) {
      const { firstChild, children } = facts.hierarchy
      for (let at = firstChild[task] ?? 0; at < (firstChild[task + 1] ?? 0); at += 1) {
        const child = children[at] ?? 0
        if (plan.finish[child] === plan.finish[task]) open.push(child)
      }
      continue
    }
    if ((facts.phase[task] ?? 0) < phases.finished) items.add(task)
    if ((facts.phase[task] ?? 0) >= phases.finished) continue
    for (let holder = task; holder >= 0; holder = above[holder] ?? -1) {
      for (let at = order.incoming.first[holder] ?? 0; at < (order.incoming.first[holder + 1] ?? 0); at += 1) {
        const link = order.incoming.list[at] ?? 0
        if (!isTight(plan, task, link)) continue
        const handoff = links.handoff[link]
        const node = handoff === null || handoff === undefined ? undefined : flow.handoffNode.get(handoff.id)
        if (node !== undefined && isActionable(flow, node, facts.now)) items.add(node)
        else open.push(links.predecessor[link] ?? 0)
      }
    }
  }
  return items
}

/** Whether a link's bound is what the date is. */
function isTight(plan: Plan, task: number, link: number): boolean {
  const { facts, links } = plan
  const bound = linkBound(plan, link, task)
  const bindsFinish = ((links.type[link] ?? 0) & 2) !== 0
  if (bindsFinish) return bound === plan.finish[task]
  return facts.phase[task] === phases.todo && snapStart(plan, task, bound) === plan.start[task]
}

function isActionable({ isItem, freeAt, doneAt }: Flow, node: number, now: number): boolean {
  return isItem[node] === 1 && (freeAt[node] ?? 0) <= now && (doneAt[node] ?? 0) > now
}
