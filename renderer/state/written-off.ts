import { investedHours, loggedMinutes } from '../../shared/debt/invested.ts'
import { compareText } from '../../shared/lib/compare.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { Task, WriteOff } from '../../shared/model/task.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'

/** Work that was given up, with what was put into it in hours. */
export type WrittenOff = WriteOff & { readonly task: Task; readonly hours: number }

/** [LV10] The account of D8, entry by entry, the latest first. */
export function writtenOff(graph: Pick<WorkGraph, 'tasks' | 'worklog'>, now: Instant): readonly WrittenOff[] {
  const logged = loggedMinutes(graph, now)
  return [...graph.tasks.values()]
    .flatMap((task) =>
      task.writtenOff === null || task.writtenOff.at > now
        ? []
        : [{ ...task.writtenOff, task, hours: investedHours(task, logged, false, now) }]
    )
    .toSorted((a, b) => b.at - a.at || compareText(a.task.id, b.task.id))
}
