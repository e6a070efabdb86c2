import { stableId } from '../lib/stable-id.ts'
import { compareText } from '../lib/compare.ts'
import { toInstant } from '../model/instant.ts'
import type { Task } from '../model/task.ts'

import { phases } from './facts.ts'
import type { Facts } from './facts.ts'
import { isLowerLink, linkTypes } from './links.ts'
import type { Links } from './links.ts'
import { addLag, isSummary } from './plan.ts'
import type { Plan } from './plan.ts'
import type { Blocker, ClearCause, UnblockEpoch, WorkState } from './schedule.ts'

/** Where a task stands in fact. [CS1] [CS2] */
export type Readiness = {
  readonly state: WorkState
  readonly blockers: readonly Blocker[]
  readonly conditions: number
  readonly epoch: UnblockEpoch | null
}

/** One condition of a start that has come true: who stood in the way, until when, by what fact. */
type Met = { readonly key: string; readonly at: number; readonly cause: ClearCause }

/**
 * What was found so far, one for all tasks. `links` stands beside `blockers` (−1 for a date) to order them by. `met` is
 * null while only the count of them matters, which spares most tasks the making.
 */
type Conditions = { count: number; blockers: Blocker[]; readonly links: number[]; met: Met[] | null }

type Fact = { readonly start: Float64Array; readonly finish: Float64Array }

const nothing: Pick<Readiness, 'blockers' | 'conditions' | 'epoch'> = { blockers: [], conditions: 0, epoch: null }

/** Tells for every task, by index, where it stands; after the forward pass. */
export function readReadiness(plan: Plan): readonly Readiness[] {
  const { facts, order } = plan
  const count = facts.tasks.length
  const fact = factsOf(plan)
  const found: Conditions = { count: 0, blockers: [], links: [], met: null }
  const readiness: Readiness[] = Array.from({ length: count })
  for (const node of order.nodes) {
    if (node >= count) readiness[node - count] = { ...nothing, state: summaryState(plan, node - count, readiness) }
    else if (!isSummary(facts, node)) readiness[node] = leafReadiness(plan, fact, node, found)
  }
  return readiness
}

function leafReadiness(plan: Plan, fact: Fact, task: number, found: Conditions): Readiness {
  const { facts } = plan
  const phase = facts.phase[task] ?? 0
  if (phase >= phases.cancelled || !Number.isNaN(facts.cancelledAt[task] ?? 0))
    return { ...nothing, state: 'cancelled' }
  if (phase === phases.finished) return { ...nothing, state: 'done' }
  if (phase === phases.started) {
    return { ...nothing, state: facts.held[task] === 1 || facts.asked[task] === 1 ? 'waiting' : 'inProgress' }
  }
  found.count = 0
  found.links.length = 0
  found.met = null
  readConditions(plan, fact, task, found)
  const conditions = found.count
  if (found.links.length > 0) {
    const { blockers } = found
    found.blockers = []
    sortBlockers(plan.links, blockers, found.links)
    return { state: 'blocked', blockers, conditions, epoch: null }
  }
  if (facts.held[task] === 1) return { state: 'waiting', blockers: nothing.blockers, conditions, epoch: null }
  const met: Met[] = []
  found.met = met
  readConditions(plan, fact, task, found)
  const subject = facts.tasks[task]
  const epoch = subject === undefined ? null : openEpoch(subject, met, facts.now)
  return { state: 'clear', blockers: nothing.blockers, conditions, epoch }
}

function readConditions(plan: Plan, fact: Fact, task: number, found: Conditions): void {
  for (let holder = task; holder >= 0; holder = plan.above[holder] ?? 0) {
    linkConditions(plan, fact, task, holder, found)
    dateCondition(plan.facts, holder, found)
  }
}

function block(found: Conditions, link: number, blocker: Blocker): void {
  found.links.push(link)
  found.blockers.push(blocker)
}

/** By dependency id; dates of the task and its summaries, nearest first, last. Lists are short: sorted by insertion. */
function sortBlockers(links: Links, blockers: Blocker[], by: number[]): void {
  for (let index = 1; index < by.length; index += 1) {
    const link = by[index] ?? 0
    const blocker = blockers[index]
    let place = index
    while (place > 0 && blocker !== undefined && comesBefore(links, link, by[place - 1] ?? 0)) {
      by[place] = by[place - 1] ?? 0
      blockers[place] = blockers[place - 1] ?? blocker
      place -= 1
    }
    by[place] = link
    if (blocker !== undefined) blockers[place] = blocker
  }
}

function comesBefore(links: Links, link: number, other: number): boolean {
  if (link < 0 || other < 0) return link >= 0 && other < 0
  return link !== other && isLowerLink(links, link, other)
}

/** The instants of fact at which each task let its successors go: NaN while it has not. Cancelled work does when cancelled. */
function factsOf({ facts, order }: Plan): Fact {
  const count = facts.tasks.length
  const start = facts.actualStart.slice()
  const finish = facts.actualFinish.slice()
  for (const node of order.nodes) {
    const task = node % count
    const phase = facts.phase[task] ?? 0
    if (node < count && isSummary(facts, task)) continue
    if (phase === phases.cancelled) {
      start[task] = finish[task] = latestCancel(facts.cancelledAt, task, node >= count, facts.hierarchy)
      continue
    }
    if (node < count) continue
    const { firstChild, children } = facts.hierarchy
    let first = Infinity
    let last = -Infinity
    for (let at = firstChild[task] ?? 0; at < (firstChild[task + 1] ?? 0); at += 1) {
      const child = children[at] ?? 0
      if ((facts.phase[child] ?? 0) >= phases.cancelled) continue
      if ((start[child] ?? 0) < first) first = start[child] ?? 0
      if ((finish[child] ?? 0) > last) last = finish[child] ?? 0
    }
    start[task] = first === Infinity ? NaN : first
    finish[task] = phase === phases.finished && last !== -Infinity ? last : NaN
  }
  return { start, finish }
}

/** A summary whose children were all cancelled one by one was cancelled with the last of them. */
function latestCancel(
  cancelledAt: Float64Array,
  task: number,
  isAfter: boolean,
  hierarchy: Plan['facts']['hierarchy']
): number {
  const own = cancelledAt[task] ?? 0
  if (!isAfter || !Number.isNaN(own)) return own
  let latest = -Infinity
  for (let at = hierarchy.firstChild[task] ?? 0; at < (hierarchy.firstChild[task + 1] ?? 0); at += 1) {
    const child = cancelledAt[hierarchy.children[at] ?? 0] ?? 0
    if (child > latest) latest = child
  }
  cancelledAt[task] = latest === -Infinity ? NaN : latest
  return cancelledAt[task] ?? 0
}

function linkConditions(plan: Plan, fact: Fact, task: number, holder: number, found: Conditions): void {
  const { facts, links, order } = plan
  const { met } = found
  for (let at = order.incoming.first[holder] ?? 0; at < (order.incoming.first[holder + 1] ?? 0); at += 1) {
    const link = order.incoming.list[at] ?? 0
    const dependency = links.dependencies[link]
    const predecessor = links.predecessor[link] ?? 0
    const source = facts.tasks[predecessor]
    const subject = facts.tasks[task]
    if (dependency === undefined || source === undefined || subject === undefined) continue
    const type = links.type[link] ?? 0
    const isCancelled = facts.phase[predecessor] === phases.cancelled
    const handoff = isCancelled ? null : links.handoff[link]
    const caughtAt = links.caughtAt[link] ?? 0
    const isHandedOver = handoff !== null && handoff !== undefined
    if (type === linkTypes.finishToStart || type === linkTypes.startToStart) {
      found.count += 1
      const isApproval = source.kind === 'approval'
      const isByFinish = type === linkTypes.finishToStart || isApproval
      const done = (isByFinish ? fact.finish : fact.start)[predecessor] ?? 0
      const released = isHandedOver && caughtAt > done ? caughtAt : done
      const passed = isCancelled || !((links.lag[link] ?? 0) > 0) ? done : addLag(plan, link, task, released)
      if (Number.isNaN(done)) {
        block(found, link, { kind: isApproval ? 'approval' : 'task', dependency: dependency.id, task: source.id })
      } else if (passed > facts.now) block(found, link, { kind: 'notBefore', date: toInstant(passed), of: subject.id })
      else
        met?.push({
          key: source.id,
          at: passed,
          cause: causeOf(source, isByFinish, isCancelled, passed, passed > done)
        })
    }
    if (!isHandedOver) continue
    found.count += 1
    if (Number.isNaN(caughtAt)) {
      block(found, link, { kind: 'handoff', dependency: dependency.id, handoff: handoff.id, task: source.id })
    } else met?.push({ key: handoff.id, at: caughtAt, cause: { kind: 'caught', handoff: handoff.id } })
  }
}

function causeOf(
  source: Task,
  isByFinish: boolean,
  isCancelled: boolean,
  passed: number,
  isLagged: boolean
): ClearCause {
  if (isCancelled) return { kind: 'cancelled', task: source.id }
  if (isLagged) return { kind: 'dateReached', date: toInstant(passed) }
  if (source.kind === 'approval') return { kind: 'granted', task: source.id }
  return { kind: isByFinish ? 'finished' : 'started', task: source.id }
}

function dateCondition(facts: Facts, holder: number, found: Conditions): void {
  const type = facts.constraint[holder]
  if (type !== 'startNoEarlierThan' && type !== 'mustStartOn') return
  const task = facts.tasks[holder]
  const date = facts.constraintDate[holder] ?? 0
  if (task === undefined || Number.isNaN(date)) return
  found.count += 1
  if (date > facts.now) block(found, -1, { kind: 'notBefore', date: toInstant(date), of: task.id })
  else found.met?.push({ key: `~${task.id}`, at: date, cause: { kind: 'dateReached', date: toInstant(date) } })
}

/** Hashing is the dearest step for a board that is mostly clear; an epoch's text says all that goes into it. */
const epochs = new WeakMap<Task, { readonly text: string; readonly epoch: UnblockEpoch }>()

/** [CS2] */
function openEpoch(task: Task, met: Met[], now: number): UnblockEpoch {
  met.sort((a, b) => compareText(a.key, b.key) || a.at - b.at)
  const parts = met.map(({ key, at }) => `${key}@${at}`)
  const last = met.reduce<Met | null>((latest, next) => (latest === null || next.at > latest.at ? next : latest), null)
  const cause: ClearCause = last?.cause ?? { kind: 'nothingLeft' }
  const at = last?.at ?? (task.createdAt <= now ? task.createdAt : now)
  const text = [at, cause.kind, ...parts].join(' ')
  const known = epochs.get(task)
  if (known?.text === text) return known.epoch
  const epoch: UnblockEpoch = { id: stableId(task.id, ...parts), at: toInstant(at), cause }
  epochs.set(task, { text, epoch })
  return epoch
}

function summaryState({ facts }: Plan, summary: number, readiness: readonly Readiness[]): WorkState {
  if (!Number.isNaN(facts.cancelledAt[summary] ?? 0) || (facts.phase[summary] ?? 0) >= phases.cancelled)
    return 'cancelled'
  if (facts.phase[summary] === phases.finished) return 'done'
  if (facts.phase[summary] === phases.started) return 'inProgress'
  const { firstChild, children } = facts.hierarchy
  const states = new Set<WorkState>()
  for (let at = firstChild[summary] ?? 0; at < (firstChild[summary + 1] ?? 0); at += 1) {
    states.add(readiness[children[at] ?? 0]?.state ?? 'cancelled')
  }
  return states.has('clear') ? 'clear' : states.has('waiting') ? 'waiting' : 'blocked'
}
