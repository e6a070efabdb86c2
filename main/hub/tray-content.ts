import type { TrayContent, TrayTask } from '../../shared/ipc/main-and-hub.ts'
import type { PersonId } from '../../shared/model/ids.ts'
import { ownedTasks } from '../../shared/model/owned-tasks.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { Schedule } from '../../shared/schedule/schedule.ts'

/** One board as the tray looks at it. */
export type TrayBoard = { readonly graph: WorkGraph; readonly schedule: Schedule; readonly me: PersonId | null }

/** My tasks that are clear to start and in progress over all boards, soonest forecast first; approvals are decided, not done [RP6]. */
export function trayContent(boards: Iterable<TrayBoard>): TrayContent {
  const clear: (TrayTask & { readonly due: number })[] = []
  const inProgress: (TrayTask & { readonly due: number })[] = []
  for (const { graph, schedule, me } of boards) {
    if (me === null) continue
    for (const task of ownedTasks(graph.tasks).get(me) ?? []) {
      const [facts, forecast] = [graph.tasks.get(task), schedule.forecasts.get(task)]
      if (facts === undefined || forecast === undefined || facts.kind === 'summary' || facts.kind === 'approval')
        continue
      const { state, lateStart, lateFinish } = forecast
      if (state === 'clear') clear.push({ board: graph.id, task, title: facts.title, due: lateStart })
      if (state === 'inProgress') inProgress.push({ board: graph.id, task, title: facts.title, due: lateFinish })
    }
  }
  return { clear: bySoonest(clear), inProgress: bySoonest(inProgress) }
}

function bySoonest(tasks: readonly (TrayTask & { readonly due: number })[]): readonly TrayTask[] {
  return tasks
    .toSorted((a, b) => a.due - b.due || (a.task < b.task ? -1 : 1))
    .map(({ board, task, title }) => ({ board, task, title }))
}
