import type { TaskId } from '../model/ids.ts'
import { backwardPass } from '../schedule/backward-pass.ts'
import { lastFinish } from '../schedule/computation.ts'
import { constraintCodes } from '../schedule/constraint-codes.ts'
import { phases } from '../schedule/facts.ts'
import { forwardPass } from '../schedule/forward-pass.ts'
import { openIssueLog } from '../schedule/issue-log.ts'
import { isSummary, linkBound, openPlan, snapStart } from '../schedule/plan.ts'
import type { Plan } from '../schedule/plan.ts'

import type { Flow } from './flow.ts'
import type { LineCode } from './ledger.ts'

/** A line as far as its closing moves dates: where it stands, and when it should have been closed. */
export type Closable = {
  readonly code: LineCode
  /** A node of the flow, or null where nothing can be acted on. */
  readonly item: number | null
  /** Whether it holds its item (D16); true where there is none. */
  readonly holds: boolean
  /** The task that it is about, by index; −1 for none. */
  readonly task: number
  readonly at: number
}

/** Working minutes of the board by which each line, by place, delays a promise that is broken; `total` is never more than it is late. */
export type PromiseDelay = { readonly promise: TaskId; readonly minutes: readonly number[]; readonly total: number }

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
  const broken: number[] = []
  for (let task = 0; task < facts.tasks.length; task += 1) {
    const isOpen = (facts.phase[task] ?? 0) < phases.finished && Number.isNaN(facts.cancelledAt[task] ?? 0)
    if (isOpen && (plan.finish[task] ?? 0) > (facts.promise[task] ?? Infinity)) broken.push(task)
  }
  if (broken.length === 0) return []
  const finishes = new Map<string, Float64Array>()
  const finishWithout = (closed: readonly number[]): Float64Array => {
    const key = closed.join()
    const known = finishes.get(key)
    if (known !== undefined) return known
    const finish = passClosed(
      plan,
      flow,
      closed.flatMap((place) => lines[place] ?? [])
    )
    finishes.set(key, finish)
    return finish
  }
  const days = (task: number, finish: Float64Array): number =>
    Math.max(0, between(Math.max(finish[task] ?? 0, facts.promise[task] ?? 0), plan.finish[task] ?? 0))

  return broken.map((task) => {
    const driving = drivingItems(plan, flow, task)
    const drives = lines.map(
      ({ item, task: about, holds }) => holds && (item === null ? driving.has(about) : driving.has(item))
    )
    const sharing = lines.flatMap((line, place) => (line.item !== null && drives[place] === true ? [place] : []))
    const together = sharing.length > 1 ? days(task, finishWithout(sharing)) : 0
    const minutes = lines.map((_line, place) => {
      if (drives[place] !== true) return 0
      if (sharing.length > 1 && sharing.includes(place)) return together / sharing.length
      return days(task, finishWithout([place]))
    })
    const late = between(facts.promise[task] ?? 0, plan.finish[task] ?? 0)
    const total = Math.min(
      late,
      minutes.reduce((sum, one) => sum + one, 0)
    )
    return { promise: facts.ids[task] ?? ('' as TaskId), minutes, total }
  })
}

/** The finishes of a forward pass in which these lines were closed; the plan stays as it is. */
function passClosed({ facts, links, order }: Plan, flow: Flow, closed: readonly Closable[]): Float64Array {
  const supposed = {
    ...facts,
    now: closed.reduce((latest, { at }) => Math.max(latest, at), -Infinity),
    phase: facts.phase.slice(),
    actualStart: facts.actualStart.slice(),
    actualFinish: facts.actualFinish.slice(),
    remainingAt: facts.remainingAt.slice(),
    constraint: facts.constraint.slice(),
    issues: openIssueLog()
  }
  const caughtAt = links.caughtAt.slice()
  for (const { code, item, task, at } of closed) {
    switch (code) {
      case 'W':
      case 'M':
      case 'A':
        if (isSummary(facts, task)) break
        supposed.phase[task] = phases.finished
        supposed.actualFinish[task] = Math.max(at, orFirst(supposed.actualStart[task]))
        if (Number.isNaN(supposed.actualStart[task])) supposed.actualStart[task] = supposed.actualFinish[task] ?? at
        break
      case 'R':
        supposed.phase[task] = phases.started
        supposed.actualStart[task] = at
        supposed.remainingAt[task] = at
        break
      case 'H': {
        const handoff = flow.handoffs[(item ?? 0) - 2 * flow.tasks]
        for (const [link, passed] of links.handoff.entries())
          if (passed !== null && passed.id === handoff?.id) caughtAt[link] = at
        break
      }
      case 'S':
        supposed.constraint[task] = constraintCodes.none
        break
      case 'T':
      case 'D':
      case 'O':
      case 'C':
        // An answer, an owner, a follow-up or a link less moves no date by itself: the loop is cut already.
        break
    }
  }
  const plan = openPlan(supposed, { ...links, caughtAt }, order)
  forwardPass(plan)
  if (facts.constraint.includes(constraintCodes.asLateAsPossible)) backwardPass(plan, lastFinish(plan) ?? 0)
  return plan.finish
}

function orFirst(instant: number | undefined): number {
  return instant === undefined || Number.isNaN(instant) ? -Infinity : instant
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
