import { stableId } from '../lib/stable-id.ts'
import { compareText } from '../lib/compare.ts'
import { toInstant } from '../model/instant.ts'
import type { Task } from '../model/task.ts'

import { constraintCodes } from './constraint-codes.ts'
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
type Conditions = { count: number; readonly blockers: Blocker[]; readonly links: number[]; met: Met[] | null }

/**
 * The instants of fact at which each task let its successors go: NaN while it has not. Cancelled work does when cancelled;
 * `cancelled` says so for summaries too whose children were cancelled one by one.
 */
type Fact = { readonly start: Float64Array; readonly finish: Float64Array; readonly cancelled: Float64Array }

/** Where every task stands, by index, with what that rests on. */
export type Standings = { readonly fact: Fact; readonly readiness: Readiness[] }

const nothing: Pick<Readiness, 'blockers' | 'conditions' | 'epoch'> = { blockers: [], conditions: 0, epoch: null }

/** Tells for every task where it stands; after the forward pass. */
export function readStandings(plan: Plan): Standings {
  const { facts, order } = plan
  const count = facts.tasks.length
  const fact: Fact = {
    start: new Float64Array(count),
    finish: new Float64Array(count),
    cancelled: facts.cancelledAt.slice()
  }
  const standings: Standings = { fact, readiness: Array.from({ length: count }) }
  for (const node of order.nodes) settleFact(plan, standings, node)
  for (const node of order.nodes) judgeReadiness(plan, standings, node)
  return standings
}

/** Brings the instants of fact of a node of the order up to date; true if they changed. A summary's come from its children's. */
export function settleFact({ facts }: Plan, { fact }: Standings, node: number): boolean {
  const count = facts.tasks.length
  const task = node % count
  if (node < count && isSummary(facts, task)) return false
  const [start, finish] = [fact.start[task] ?? 0, fact.finish[task] ?? 0]
  if (facts.phase[task] === phases.cancelled) {
    fact.cancelled[task] = node < count ? (facts.cancelledAt[task] ?? 0) : latestCancel(facts, fact.cancelled, task)
    fact.start[task] = fact.finish[task] = fact.cancelled[task] ?? 0
  } else if (node < count) {
    fact.cancelled[task] = facts.cancelledAt[task] ?? 0
    fact.start[task] = facts.actualStart[task] ?? 0
    fact.finish[task] = facts.actualFinish[task] ?? 0
  } else {
    fact.cancelled[task] = facts.cancelledAt[task] ?? 0
    spanFacts(facts, fact, task)
  }
  return !Object.is(start, fact.start[task]) || !Object.is(finish, fact.finish[task])
}

/** Brings the readiness of a node of the order up to date; true if its state changed. */
export function judgeReadiness(plan: Plan, standings: Standings, node: number): boolean {
  const { facts } = plan
  const count = facts.tasks.length
  const { readiness } = standings
  const task = node % count
  const before = readiness[task]?.state
  if (node >= count) readiness[task] = { ...nothing, state: summaryState(plan, standings, task) }
  else if (!isSummary(facts, node)) readiness[task] = leafReadiness(plan, standings.fact, node)
  return readiness[task]?.state !== before
}

/** One for all tasks: nothing is made while conditions are counted. */
const counted: Conditions = { count: 0, blockers: [], links: [], met: null }

function leafReadiness(plan: Plan, fact: Fact, task: number): Readiness {
  const { facts } = plan
  const phase = facts.phase[task] ?? 0
  if (phase >= phases.cancelled || !Number.isNaN(facts.cancelledAt[task] ?? 0))
    return { ...nothing, state: 'cancelled' }
  if (phase === phases.finished) return { ...nothing, state: 'done' }
  if (phase === phases.started) {
    return { ...nothing, state: facts.held[task] === 1 || facts.asked[task] === 1 ? 'waiting' : 'inProgress' }
  }
  counted.count = 0
  counted.links.length = 0
  counted.blockers.length = 0
  counted.met = null
  readConditions(plan, fact, task, counted)
  const conditions = counted.count
  if (counted.links.length > 0) {
    sortBlockers(plan.links, counted.blockers, counted.links)
    // A copy has room for what is in it; a list that grew has room for seventeen.
    return { state: 'blocked', blockers: counted.blockers.slice(), conditions, epoch: null }
  }
  if (facts.held[task] === 1) return { state: 'waiting', blockers: nothing.blockers, conditions, epoch: null }
  const met: Met[] = []
  counted.met = met
  readConditions(plan, fact, task, counted)
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

/** From the first start to the last finish of the children that take part. */
function spanFacts({ phase, hierarchy }: Plan['facts'], fact: Fact, summary: number): void {
  const { firstChild, children } = hierarchy
  let first = Infinity
  let last = -Infinity
  for (let at = firstChild[summary] ?? 0; at < (firstChild[summary + 1] ?? 0); at += 1) {
    const child = children[at] ?? 0
    if ((phase[child] ?? 0) >= phases.cancelled) continue
    if ((fact.start[child] ?? 0) < first) first = fact.start[child] ?? 0
    if ((fact.finish[child] ?? 0) > last) last = fact.finish[child] ?? 0
  }
  fact.start[summary] = first === Infinity ? NaN : first
  fact.finish[summary] = phase[summary] === phases.finished && last !== -Infinity ? last : NaN
}

/** A summary whose children were all cancelled one by one was cancelled with the last of them. */
function latestCancel({ cancelledAt, hierarchy }: Plan['facts'], cancelled: Float64Array, summary: number): number {
  const own = cancelledAt[summary] ?? 0
  if (!Number.isNaN(own)) return own
  let latest = -Infinity
  for (let at = hierarchy.firstChild[summary] ?? 0; at < (hierarchy.firstChild[summary + 1] ?? 0); at += 1) {
    const child = cancelled[hierarchy.children[at] ?? 0] ?? 0
    if (child > latest) latest = child
  }
  return latest === -Infinity ? NaN : latest
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
  if (type !== constraintCodes.startNoEarlierThan && type !== constraintCodes.mustStartOn) return
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

function summaryState({ facts }: Plan, { fact, readiness }: Standings, summary: number): WorkState {
  if (!Number.isNaN(fact.cancelled[summary] ?? 0) || (facts.phase[summary] ?? 0) >= phases.cancelled) return 'cancelled'
  if (facts.phase[summary] === phases.finished) return 'done'
  if (facts.phase[summary] === phases.started) return 'inProgress'
  const { firstChild, children } = facts.hierarchy
  const states = new Set<WorkState>()
  for (let at = firstChild[summary] ?? 0; at < (firstChild[summary + 1] ?? 0); at += 1) {
    states.add(readiness[children[at] ?? 0]?.state ?? 'cancelled')
  }
  return states.has('clear') ? 'clear' : states.has('waiting') ? 'waiting' : 'blocked'
}
