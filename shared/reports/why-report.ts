import { assertNever } from '../lib/assert-never.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { explainChain } from '../schedule/explain-chain.ts'
import type { Blocker, WorkState } from '../schedule/schedule.ts'
import { tasksNamed } from '../signals/tasks-named.ts'

import { boardsNamed, taskName } from './board-view.ts'
import type { BoardView, TaskName } from './board-view.ts'
import { localMoment, utcMoment } from './moment-words.ts'

/** What is asked: a task by short key or id, on one board or on any; `timeZone` is an IANA name that was checked. */
export type WhyQuery = { readonly task: string; readonly board: string | null; readonly timeZone: string }

/** One thing that stands in the way of a start, or one date and its reason. Moments are ISO 8601 in UTC. */
export type WhyBlocker = TaskName & { readonly kind: Blocker['kind']; readonly until: string | null }
export type WhyStep = TaskName & { readonly end: 'start' | 'finish'; readonly at: string; readonly sentence: string }

/** Where a task stands, and why. */
export type WhyReport = TaskName & {
  /** The board's title. */
  readonly board: string
  readonly state: WorkState
  readonly start: string
  readonly finish: string
  readonly totalFloat: number | null
  readonly critical: boolean
  /** Empty unless it is blocked. */
  readonly blockers: readonly WhyBlocker[]
  /** From its finish to the fact behind all of it; each is explained by the next. */
  readonly chain: readonly WhyStep[]
}

/** [RP3] The failure is a sentence. */
export function whyReport(boards: readonly BoardView[], query: WhyQuery): Result<WhyReport, string> {
  const asked = boardsNamed(boards, query.board)
  if (!asked.ok) return asked
  const meant = asked.value.flatMap((view) => tasksNamed(view.graph, query.task).map((task) => ({ view, task })))
  const [one, ...more] = meant
  if (one === undefined) return fail(`No task here is “${query.task}”.`)
  if (more.length > 0) return fail(ambiguous(query.task, meant))
  const { graph, schedule } = one.view
  const task = graph.tasks.get(one.task)
  const forecast = schedule.forecasts.get(one.task)
  if (task === undefined || forecast === undefined) return fail(`No task here is “${query.task}”.`)
  const { state, earlyStart, earlyFinish, totalFloat, critical, blockers } = forecast
  return succeed({
    ...taskName(graph, task),
    board: graph.board.title,
    state,
    start: utcMoment(earlyStart),
    finish: utcMoment(earlyFinish),
    totalFloat,
    critical,
    blockers: blockers.flatMap((blocker) => blockerWords(graph, blocker)),
    chain: chainOf(one.view, task.id, localMoment(query.timeZone))
  })
}

function chainOf({ graph, schedule }: BoardView, task: TaskId, format: (instant: Instant) => string): WhyStep[] {
  return explainChain(graph, schedule, { task, end: 'finish' }, format).flatMap(({ task: id, end, explanation }) => {
    const named = graph.tasks.get(id)
    const forecast = schedule.forecasts.get(id)
    if (named === undefined || forecast === undefined) return []
    const at = utcMoment(end === 'start' ? forecast.earlyStart : forecast.earlyFinish)
    return [{ ...taskName(graph, named), end, at, sentence: explanation.sentence }]
  })
}

function blockerWords(graph: WorkGraph, blocker: Blocker): readonly WhyBlocker[] {
  switch (blocker.kind) {
    case 'task':
    case 'approval':
    case 'handoff':
      return named(blocker.task, null)
    case 'notBefore':
      return named(blocker.of, utcMoment(blocker.date))
    default:
      return assertNever(blocker)
  }

  function named(id: TaskId, until: string | null): readonly WhyBlocker[] {
    const task = graph.tasks.get(id)
    return task === undefined ? [] : [{ ...taskName(graph, task), kind: blocker.kind, until }]
  }
}

/** [RP4] */
function ambiguous(reference: string, meant: readonly { readonly view: BoardView; readonly task: TaskId }[]): string {
  const which = meant.map(({ view: { graph }, task }) => {
    const found = graph.tasks.get(task)
    const name = found === undefined ? null : taskName(graph, found)
    return `${name?.key ?? task} “${name?.title ?? ''}” on “${graph.board.title}”`
  })
  return `“${reference}” means ${meant.length} tasks: ${which.join(', ')}.`
}
