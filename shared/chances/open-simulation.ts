import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { backwardPass } from '../schedule/backward-pass.ts'
import { lastFinish, planWork } from '../schedule/computation.ts'
import { constraintCodes } from '../schedule/constraint-codes.ts'
import { phases } from '../schedule/facts.ts'
import { forwardPass } from '../schedule/forward-pass.ts'
import type { IssueLog } from '../schedule/issue-log.ts'
import { isSummary, openPlan } from '../schedule/plan.ts'
import type { Plan } from '../schedule/plan.ts'

import type { Chances, PromiseChance } from './chances.ts'
import { openLuck } from './luck.ts'
import type { Luck } from './luck.ts'
import { readDraws } from './read-draws.ts'
import type { Draw } from './read-draws.ts'
import { valueAt } from './spread.ts'

/** How often a schedule is played, and with which luck. */
export type SimulationOptions = {
  /** At least 1. */
  readonly runs: number
  readonly seed: number
}

/** A schedule that is played run by run, so that whoever plays it can stop in between. */
export type Simulation = {
  /** Runs that are left. */
  readonly left: () => number
  /** Plays so many more, or as many as are left. */
  readonly play: (runs: number) => void
  /** What the runs came to; only once none is left. */
  readonly chances: () => Chances
}

/** Reads a board for playing. [MC1] [MC2] */
export function openSimulation(graph: WorkGraph, now: Instant, { runs, seed }: SimulationOptions): Simulation {
  const plan = readPlan(graph, now)
  const { facts } = plan
  forwardPass(plan)
  const { draws, basis } = readDraws(plan)
  const luck = openLuck(facts.ids, seed)
  const watched = watchedTasks(plan)
  // A finish lies between 1900 and 2200, or a little beyond: 31 bits hold it. One row of runs a task.
  const finishes = new Int32Array(watched.length * runs)
  const pass = passOf(plan)
  let played = 0

  return {
    left: () => runs - played,
    play: (more) => {
      const end = Math.min(runs, played + more)
      for (; played < end; played += 1) {
        draw(plan, draws, luck)
        pass()
        for (let row = 0; row < watched.length; row += 1)
          finishes[row * runs + played] = plan.finish[watched[row] ?? 0] ?? 0
      }
    },
    chances: () => {
      const columns = {
        p50: new Int32Array(watched.length),
        p80: new Int32Array(watched.length),
        p95: new Int32Array(watched.length)
      }
      const promises: PromiseChance[] = []
      for (let row = 0; row < watched.length; row += 1) {
        const task = watched[row] ?? 0
        const own = finishes.subarray(row * runs, (row + 1) * runs).toSorted()
        columns.p50[row] = nearestRank(own, 0.5)
        columns.p80[row] = nearestRank(own, 0.8)
        columns.p95[row] = nearestRank(own, 0.95)
        const date = facts.promise[task] ?? Infinity
        const id = facts.ids[task]
        if (date !== Infinity && id !== undefined)
          promises.push({ task: id, date: toInstant(date), chance: countUpTo(own, date) / runs })
      }
      return {
        now: toInstant(now),
        runs,
        basis,
        tasks: watched.flatMap((task) => facts.ids[task] ?? []),
        ...columns,
        promises
      }
    }
  }
}

/** The board as the schedule reads it, with nobody to hear of issues: the schedule has told them. */
function readPlan(graph: WorkGraph, now: Instant): Plan {
  const { facts, links, order } = planWork(graph, now)
  return openPlan({ ...facts, issues: deafLog }, links, order)
}

const deafLog: IssueLog = { add: () => undefined, retract: () => undefined, list: () => [], mute: (work) => work() }

/** [MC8] What is not over and takes part; the phases of summaries come from the first pass. */
function watchedTasks({ facts }: Plan): readonly number[] {
  const watched: number[] = []
  for (let task = 0; task < facts.ids.length; task += 1)
    if ((facts.phase[task] ?? 0) < phases.finished) watched.push(task)
  return watched
}

/** [MC7] One pass over what can move. What is finished keeps the dates of the first pass. */
function passOf(plan: Plan): () => void {
  const { facts, order } = plan
  if (facts.constraint.includes(constraintCodes.asLateAsPossible)) {
    return () => {
      forwardPass(plan)
      backwardPass(plan, lastFinish(plan) ?? 0)
    }
  }
  const isOver = (node: number): boolean =>
    node < facts.ids.length && facts.phase[node] === phases.finished && !isSummary(facts, node)
  const moving: Plan = { ...plan, order: { ...order, nodes: order.nodes.filter((node) => !isOver(node)) } }
  return () => forwardPass(moving)
}

/** Draws the durations of the next run. [MC2] [MC6] */
function draw({ facts }: Plan, draws: readonly Draw[], luck: Luck): void {
  for (const { task, started, low, span, spread, spent, pauses } of draws) {
    const work = Math.round(low + span * valueAt(spread, spent + luck.next(task) * (1 - spent)))
    if (started) facts.remaining[task] = work
    else facts.duration[task] = work + pauses
  }
}

/** The least of these sorted values that at least this share of them does not exceed. */
function nearestRank(sorted: Int32Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

/** How many of these sorted values do not exceed the limit. */
function countUpTo(sorted: Int32Array, limit: number): number {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((sorted[middle] ?? 0) <= limit) from = middle + 1
    else to = middle
  }
  return from
}
