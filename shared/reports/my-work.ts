import { compareText } from '../lib/compare.ts'
import type { BoardId, PersonId, TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { Task } from '../model/task.ts'
import { taskKeys } from '../model/task-keys.ts'
import type { TaskForecast, WorkState } from '../schedule/schedule.ts'

import type { BoardView } from './board-view.ts'
import { turnsFor } from './turns-for.ts'
import type { Turn } from './turns-for.ts'
import { waitingBehind } from './waiting-behind.ts'

/** So many lines a list are told. */
const mostLines = 200

/** A board as this device's person looks at it; `me` is null where they have not said who they are. */
export type MyBoard = Pick<BoardView, 'graph' | 'schedule'> & { readonly me: PersonId | null }

/** One task of mine. Moments are instants of the forecast. */
export type WorkLine = {
  readonly board: BoardId
  readonly boardTitle: string
  readonly task: TaskId
  /** Such as `SLIP-12`; null for a task without a number. */
  readonly key: string | null
  readonly title: string
  readonly state: WorkState
  /** How much open work waits for it, directly or through others. */
  readonly unblocks: number
  readonly start: Instant
  readonly finish: Instant
  /** From then on it delays what comes after. */
  readonly lateStart: Instant
  readonly critical: boolean
  /** [RP8] Of work that is clear only who owes an answer in its thread. */
  readonly turns: readonly Turn[]
}

/** [RP6] My tasks that are not over: clear to start, under way, and waiting for somebody or something. */
export type MyWork = {
  readonly clear: readonly WorkLine[]
  readonly underWay: readonly WorkLine[]
  readonly waiting: readonly WorkLine[]
}

/** [RP6] [RP7] What is mine to do on these boards, and what it waits for. */
export function myWork(boards: readonly MyBoard[]): MyWork {
  const lines = boards.flatMap(linesOn)
  const list = (place: Place, order: (a: WorkLine, b: WorkLine) => number): readonly WorkLine[] =>
    lines
      .flatMap((line) => (line.place === place ? [line.line] : []))
      .toSorted((a, b) => order(a, b) || compareText(a.board, b.board) || compareText(a.task, b.task))
      .slice(0, mostLines)
  return {
    clear: list('clear', (a, b) => b.unblocks - a.unblocks || a.lateStart - b.lateStart),
    underWay: list('underWay', (a, b) => a.finish - b.finish),
    waiting: list('waiting', (a, b) => a.start - b.start)
  }
}

type Place = keyof MyWork

function linesOn(view: MyBoard): readonly { readonly place: Place; readonly line: WorkLine }[] {
  const { graph, schedule, me } = view
  if (me === null) return []
  const mine = [...schedule.forecasts.values()].flatMap((forecast) => {
    const task = graph.tasks.get(forecast.task)
    const place = task === undefined || task.owner !== me ? null : placeOf(task, forecast)
    return task === undefined || place === null ? [] : [{ task, forecast, place }]
  })
  if (mine.length === 0) return []
  const { keyOf } = taskKeys(graph)
  const behind = waitingBehind(view)
  const turns = turnsFor(view)
  return mine.map(({ task, forecast: { state, earlyStart, earlyFinish, lateStart, critical }, place }) => ({
    place,
    line: {
      board: graph.id,
      boardTitle: graph.board.title,
      task: task.id,
      key: keyOf(task),
      title: task.title,
      state,
      unblocks: behind(task.id),
      start: earlyStart,
      finish: earlyFinish,
      lateStart,
      critical,
      turns: turns(task.id)
    }
  }))
}

/** [RP6] Summaries are no work of anybody's, and approvals are decided, not done. */
function placeOf({ kind }: Task, { state }: TaskForecast): Place | null {
  if (kind === 'summary' || kind === 'approval') return null
  switch (state) {
    case 'clear':
      return 'clear'
    case 'inProgress':
      return 'underWay'
    case 'blocked':
    case 'waiting':
      return 'waiting'
    case 'done':
    case 'cancelled':
      return null
  }
}
