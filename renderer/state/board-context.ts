import { createContext, useContext } from 'react'

import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { Schedule } from '../../shared/schedule/schedule.ts'
import type { TaskId } from '../../shared/model/ids.ts'
import type { WorkingMinutes } from '../../shared/model/instant.ts'
import type { Task } from '../../shared/model/task.ts'

import type { BoardSession } from './board-session.ts'
import { noOnlookers } from './onlookers.ts'
import type { Onlooker } from './onlookers.ts'
import type { ShownChances, TaskChances } from './shown-chances.ts'
import { taskIssues } from './task-issues.ts'
import type { TaskIssue } from './task-issues.ts'
import { useSlice, useStore } from './use-store.ts'

export const BoardContext = createContext<BoardSession | null>(null)

/** The open board. Only within the shell. */
export function useBoard(): BoardSession {
  const session = useContext(BoardContext)
  if (session === null) throw new Error('No board is open here.')
  return session
}

/** The open board's facts. */
export function useGraph(): WorkGraph {
  return useStore(useBoard().graph)
}

/** One part of the open board's facts, for components that look at nothing else. */
export function useGraphPart<Part extends keyof WorkGraph>(part: Part): WorkGraph[Part] {
  return useSlice(useBoard().graph, (graph) => graph[part])
}

/** One task's facts; null when it is gone. */
export function useTask(task: TaskId): Task | null {
  return useSlice(useBoard().graph, ({ tasks }) => tasks.get(task) ?? null)
}

/** Working minutes that the board means by a day. */
export function useMinutesPerDay(): WorkingMinutes {
  return useGraphPart('board').minutesPerDay
}

/** The open board's forecast; null until the hub has computed it. */
export function useSchedule(): Schedule | null {
  return useStore(useBoard().schedule)
}

/** How likely the board's dates are. */
export function useChances(): ShownChances {
  return useStore(useBoard().chances)
}

/** How likely one task's finish is; null while that is not known, and of what is finished. */
export function useTaskChances(task: TaskId): TaskChances | null {
  return useSlice(useBoard().chances, ({ of }) => of.get(task) ?? null)
}

const noIssues: readonly TaskIssue[] = []

/** What is wrong with one task's plan. Renders again only when that changes. */
export function useTaskIssues(task: TaskId): readonly TaskIssue[] {
  return useSlice(useBoard().schedule, (schedule) =>
    schedule === null ? noIssues : (taskIssues(schedule.issues).get(task) ?? noIssues)
  )
}

/** [FP4] Whether a task's own date contradicts what comes before it. */
export function useIsContradicted(task: TaskId): boolean {
  return useSlice(
    useBoard().schedule,
    (schedule) =>
      schedule !== null &&
      (taskIssues(schedule.issues)
        .get(task)
        ?.some(({ kind }) => kind === 'constraintConflict') ??
        false)
  )
}

/** Whether the open board may be changed here. */
export function useMayEdit(): boolean {
  return useSlice(useBoard().readOnly, (reason) => reason === null)
}

/** Teammates who look at a task now. */
export function useOnlookers(task: TaskId): readonly Onlooker[] {
  return useSlice(useBoard().onlookers, (byTask) => byTask.get(task) ?? noOnlookers)
}

/** The chosen task and how to choose another. */
export function useSelection(): { readonly selected: TaskId | null; readonly select: (task: TaskId | null) => void } {
  const { selected, select } = useBoard()
  return { selected: useStore(selected), select }
}
