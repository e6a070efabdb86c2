import type { Task, TaskKind } from './task.ts'
import { toInstant, toWorkingMinutes } from './instant.ts'

/** A working day of eight hours: what a task is taken to need until somebody says otherwise. */
const oneDay = toWorkingMinutes(480)
const nothing = toWorkingMinutes(0)

/**
 * A whole task from the little that was said of it. The defaults are part of the document's layout (version 1): fields
 * that equal them are not written, so changing one would change old boards.
 */
export function defaultTask(given: Pick<Task, 'id' | 'title'> & Partial<Task>): Task {
  return {
    kind: 'task',
    number: null,
    parent: null,
    rank: '',
    owner: null,
    calendar: null,
    estimate: defaultEstimate(given.kind ?? 'task'),
    estimateRange: null,
    remaining: null,
    progress: null,
    actualStart: null,
    actualFinish: null,
    constraint: null,
    promise: null,
    pausedAt: null,
    waiting: null,
    cancelledAt: null,
    drag: null,
    writtenOff: null,
    manual: false,
    inactive: false,
    segments: null,
    sourceId: null,
    refs: [],
    createdAt: toInstant(0),
    createdBy: null,
    ...given
  }
}

function defaultEstimate(kind: TaskKind): Task['estimate'] {
  return kind === 'task' ? oneDay : nothing
}
