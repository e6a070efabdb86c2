import { compareText } from '../lib/compare.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { PersonId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import { peopleNamed } from '../model/people-named.ts'
import type { TaskForecast } from '../schedule/schedule.ts'

import { boardsNamed, taskName } from './board-view.ts'
import type { BoardView, TaskName } from './board-view.ts'
import { utcMoment } from './moment-words.ts'
import { waitingBehind } from './waiting-behind.ts'

/** What is asked: one board by id or title, or all; one person by name, or everybody. */
export type ReadyQuery = { readonly board: string | null; readonly me: string | null }

/** One task that is clear to start. Moments are ISO 8601 in UTC, floats and estimates working minutes. */
export type ReadyTask = TaskName & {
  /** The board's title. */
  readonly board: string
  /** How much open work waits for it, directly or through others. */
  readonly unblocks: number
  /** Since when it is clear. */
  readonly clearSince: string
  /** From then on it delays what comes after. */
  readonly lateStart: string
  readonly totalFloat: number | null
  readonly critical: boolean
  readonly estimate: number
}

export type ReadyReport = { readonly tasks: readonly ReadyTask[] }

/** [RP1] [RP2] What is clear to start, what sets most free first; the failure is a sentence. */
export function readyReport(boards: readonly BoardView[], { board, me }: ReadyQuery): Result<ReadyReport, string> {
  const asked = boardsNamed(boards, board)
  if (!asked.ok) return asked
  const found: { readonly order: Order; readonly task: ReadyTask }[] = []
  let someone = me === null
  for (const view of asked.value) {
    const people = me === null ? null : new Set(peopleNamed(view.graph, me).map(({ id }) => id))
    someone ||= people !== null && people.size > 0
    found.push(...readyOn(view, people))
  }
  if (!someone) return fail(`Nobody here is called “${me ?? ''}”.`)
  return succeed({ tasks: found.toSorted((a, b) => compareOrder(a.order, b.order)).map(({ task }) => task) })
}

/** [RP2] */
type Order = {
  readonly unblocks: number
  readonly lateStart: Instant
  readonly board: string
  readonly task: string
}

function compareOrder(a: Order, b: Order): number {
  return (
    b.unblocks - a.unblocks || a.lateStart - b.lateStart || compareText(a.board, b.board) || compareText(a.task, b.task)
  )
}

function readyOn(
  view: BoardView,
  owners: ReadonlySet<PersonId> | null
): readonly { readonly order: Order; readonly task: ReadyTask }[] {
  const { graph, schedule } = view
  const behind = waitingBehind(view)
  return [...schedule.forecasts.values()].flatMap((forecast) => {
    const task = graph.tasks.get(forecast.task)
    const since = clearSince(forecast)
    if (task === undefined || since === null || task.kind === 'summary') return []
    if (owners !== null && (task.owner === null || !owners.has(task.owner))) return []
    const { lateStart, totalFloat, critical } = forecast
    const unblocks = behind(task.id)
    const ready: ReadyTask = {
      ...taskName(graph, task),
      board: graph.board.title,
      unblocks,
      clearSince: utcMoment(since),
      lateStart: utcMoment(lateStart),
      totalFloat,
      critical,
      estimate: task.estimate
    }
    return [{ order: { unblocks, lateStart, board: graph.id, task: task.id }, task: ready }]
  })
}

/** Null while it is not clear. */
function clearSince({ state, epoch }: TaskForecast): Instant | null {
  return state === 'clear' ? (epoch?.at ?? null) : null
}
