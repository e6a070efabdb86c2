import { sameJson } from '../intents/same-json.ts'
import type { GraphDifference } from '../model/graph-difference.ts'
import type { PersonId, ProposalId, SignalId, TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import type { ForecastChange } from '../schedule/changed-forecasts.ts'
import type { Schedule } from '../schedule/schedule.ts'
import { stateOfSignal } from '../signals/state-of-signal.ts'

import { openGround } from './ground.ts'
import type { Ground } from './ground.ts'
import { linksByEnd } from '../model/links-by-end.ts'
import { planProposals } from './plan-proposals.ts'
import type { Proposal } from './proposal.ts'
import { seamProposals } from './seam-proposals.ts'
import { isAboutTaskAlone, signalProposal } from './signal-proposals.ts'
import { nextTurn, taskProposals } from './task-proposals.ts'

/** What brings whoever has the proposals before level with those after. */
export type ProposalChange = {
  readonly came: readonly Proposal[]
  /** Under the same id, with other ways or other evidence. */
  readonly altered: readonly Proposal[]
  /** As they were last. */
  readonly gone: readonly Proposal[]
}

/** [PR10] The proposals of a board that follow its graph and schedule. */
export type Proposals = {
  readonly current: () => ReadonlyMap<ProposalId, Proposal>
  /** `difference` and `change` are from the graph and the schedule that were given last; `left` are people who belong no more. */
  readonly update: (
    next: { readonly graph: WorkGraph; readonly schedule: Schedule; readonly left: ReadonlySet<PersonId> },
    difference: GraphDifference,
    change: ForecastChange
  ) => ProposalChange
}

/** Where proposals stand that are about no one task. */
const wholeBoard = 'board'
type Cell = TaskId | SignalId | typeof wholeBoard

/** Where signals stand that wait for more than their one task: for a person, a link, a decision. */
const farther = 'farther'

const none: readonly Proposal[] = []
const noSignals: readonly SignalId[] = []

/** [PR10] Derives what stands now, then at each update what its changes touch: the same as deriving all anew. */
export function openProposals(graph: WorkGraph, schedule: Schedule, left: ReadonlySet<PersonId>): Proposals {
  let ground = openGround(graph, schedule, left)
  let leftBefore = left
  const cells = new Map<Cell, readonly Proposal[]>()
  /** Decided ones too. */
  const all = new Map<ProposalId, Proposal>()
  const current = new Map<ProposalId, Proposal>()
  /** When time alone may change what is proposed about a task; from then on it is looked at in each update. */
  const turns = new Map<TaskId, Instant>()
  /** The signals that wait, by what they wait for. */
  const waiting = new Map<TaskId | typeof farther, Set<SignalId>>()
  const touched = new Set<ProposalId>()

  for (const task of schedule.forecasts.keys()) derive(task)
  // The first edit asks for them, and is waited for; opening is not.
  linksByEnd(graph)
  deriveBoard()
  for (const id of graph.signals.keys()) hear(id)
  publish([])

  function settle(cell: Cell, next: readonly Proposal[]): void {
    const before = cells.get(cell) ?? none
    if (before.length === 0 && next.length === 0) return
    if (next.length === 0) cells.delete(cell)
    else cells.set(cell, next)
    const kept = new Set(next.map(({ id }) => id))
    for (const { id } of before) {
      if (kept.has(id)) continue
      all.delete(id)
      touched.add(id)
    }
    for (const proposal of next) {
      if (sameJson(all.get(proposal.id), proposal)) continue
      all.set(proposal.id, proposal)
      touched.add(proposal.id)
    }
  }

  function derive(task: TaskId): void {
    const forecast = ground.schedule.forecasts.get(task)
    const turn = forecast === undefined ? null : nextTurn(ground, forecast)
    if (turn === null) turns.delete(task)
    else turns.set(task, turn)
    settle(task, forecast === undefined ? none : taskProposals(ground, forecast))
  }

  function deriveBoard(): void {
    settle(wholeBoard, [...seamProposals(ground), ...planProposals(ground)])
  }

  /** [PR11] A signal came, or what it waits for may be another by now. */
  function hear(id: SignalId): void {
    const signal = ground.graph.signals.get(id)
    if (signal?.task != null) {
      const place = isAboutTaskAlone(signal.fact) ? signal.task : farther
      const others = waiting.get(place)
      if (stateOfSignal(signal) !== 'waits') others?.delete(id)
      else if (others === undefined) waiting.set(place, new Set([id]))
      else others.add(id)
    }
    const proposal = signal === undefined ? null : signalProposal(ground, signal)
    settle(id, proposal === null ? none : [proposal])
  }

  function hearAgain(places: Iterable<TaskId | typeof farther>): void {
    for (const place of places) for (const id of waiting.get(place) ?? noSignals) hear(id)
  }

  function publish(judged: Iterable<ProposalId>): ProposalChange {
    for (const id of judged) touched.add(id)
    const came: Proposal[] = []
    const altered: Proposal[] = []
    const gone: Proposal[] = []
    for (const id of touched) {
      const before = current.get(id)
      const proposal = ground.graph.verdicts.has(id) ? undefined : all.get(id)
      if (proposal === before) continue
      if (proposal !== undefined) {
        current.set(id, proposal)
        const list = before === undefined ? came : altered
        list.push(proposal)
      } else if (before !== undefined) {
        current.delete(id)
        gone.push(before)
      }
    }
    touched.clear()
    return { came, altered, gone }
  }

  return {
    current: () => current,
    update: (next, difference, change) => {
      const before = ground.graph
      const { board, people, calendars, baselines, baselineParts } = difference
      const isWhole =
        board ||
        next.left !== leftBefore ||
        next.schedule.now < ground.schedule.now ||
        [people, calendars, baselines, baselineParts].some(({ size }) => size > 0)
      ground = openGround(next.graph, next.schedule, next.left)
      leftBefore = next.left
      const tasks: Iterable<TaskId> = isWhole
        ? next.schedule.forecasts.keys()
        : touchedTasks(ground, before, difference, change, turns)
      for (const task of tasks) derive(task)
      for (const task of change.gone) derive(task)
      deriveBoard()
      for (const id of difference.signals) hear(id)
      hearAgain(isWhole ? waiting.keys() : [...difference.tasks, farther])
      return publish(difference.verdicts)
    }
  }
}

/** Every task about which something else may be proposed now. */
function touchedTasks(
  { graph, schedule }: Ground,
  before: WorkGraph,
  { tasks, dependencies }: GraphDifference,
  { changed }: ForecastChange,
  turns: ReadonlyMap<TaskId, Instant>
): ReadonlySet<TaskId> {
  const touched = new Set<TaskId>(tasks)
  for (const { task } of changed) touched.add(task)
  for (const [task, turn] of turns) if (turn <= schedule.now) touched.add(task)
  for (const id of dependencies) {
    for (const link of [before.dependencies.get(id), graph.dependencies.get(id)]) {
      if (link === undefined) continue
      touched.add(link.predecessor).add(link.successor)
    }
  }
  // What a task says is evidence about those beside it.
  if (tasks.size > 0) {
    const { into, outOf } = linksByEnd(graph)
    for (const task of tasks) {
      for (const { predecessor } of into.get(task) ?? []) touched.add(predecessor)
      for (const { successor } of outOf.get(task) ?? []) touched.add(successor)
    }
  }
  return touched
}
