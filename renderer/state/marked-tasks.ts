import type { TaskId } from '../../shared/model/ids.ts'

/** Which tasks of a view are marked, and where marking with Shift begins. */
export type MarkedTasks = { readonly marked: ReadonlySet<TaskId>; readonly anchor: TaskId | null }

/** Nothing is marked. */
export const noChoice: MarkedTasks = { marked: new Set(), anchor: null }

/** How a task is come to: alone, with Ctrl (its mark turns), with Shift (everything between). */
export type Reach = 'alone' | 'turn' | 'between'

/** The choice after somebody came to `task`; `tasks` are the view's, in their order. */
export function choose(choice: MarkedTasks, task: TaskId, reach: Reach, tasks: readonly TaskId[]): MarkedTasks {
  switch (reach) {
    case 'alone':
      return { marked: new Set(), anchor: task }
    case 'turn': {
      const marked = new Set(choice.marked)
      // The first one that was come to without Ctrl belongs to what is marked from now on.
      if (marked.size === 0 && choice.anchor !== null && choice.anchor !== task) marked.add(choice.anchor)
      if (!marked.delete(task)) marked.add(task)
      return { marked, anchor: task }
    }
    case 'between': {
      const [from, to] = [tasks.indexOf(choice.anchor ?? task), tasks.indexOf(task)]
      if (from < 0 || to < 0) return { marked: new Set([task]), anchor: task }
      return { marked: new Set(tasks.slice(Math.min(from, to), Math.max(from, to) + 1)), anchor: tasks[from] ?? task }
    }
  }
}
