import type { Intent } from '../../shared/intents/intent.ts'
import type { ColumnName } from '../../shared/model/board-look.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { Task } from '../../shared/model/task.ts'
import type { WorkState } from '../../shared/schedule/schedule.ts'

/** What dropping a card on a column does. */
export type TaskMove =
  | { readonly kind: 'write'; readonly intent: Intent; readonly label: string }
  /** Somebody has to say what it waits for. */
  | { readonly kind: 'ask' }
  /** Not a place to put it, and why, in words. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'nothing' }

/** The facts that moving a card by hand sets: in progress the actual start, done the actual finish; blocked and clear follow from the graph. */
export function moveTask(task: Task, state: WorkState, to: ColumnName, at: Instant): TaskMove {
  if (task.kind === 'approval' && to !== 'waiting') {
    return { kind: 'refused', reason: 'An approval moves by its decision: open it to grant or decline.' }
  }
  switch (to) {
    case 'blocked':
    case 'clear':
      return {
        kind: 'refused',
        reason: 'Blocked and Clear to start follow from the graph; nothing can be put there by hand.'
      }
    case 'waiting':
      return state === 'done' || state === 'cancelled'
        ? { kind: 'refused', reason: 'Finished work waits for nothing. Reopen it first.' }
        : { kind: 'ask' }
    case 'inProgress':
      return startMove(task, state, at)
    case 'done':
      if (state === 'done' || state === 'cancelled') return { kind: 'nothing' }
      return { kind: 'write', intent: { type: 'finishTask', task: task.id, at }, label: `Finish “${task.title}”` }
  }
}

function startMove(task: Task, state: WorkState, at: Instant): TaskMove {
  switch (state) {
    case 'inProgress':
      return { kind: 'nothing' }
    case 'done':
    case 'cancelled':
      return { kind: 'write', intent: { type: 'reopenTask', task: task.id }, label: `Reopen “${task.title}”` }
    case 'waiting':
      if (task.actualStart === null) break
      return { kind: 'write', intent: { type: 'resumeTask', task: task.id }, label: `Resume “${task.title}”` }
    case 'blocked':
    case 'clear':
      break
  }
  return { kind: 'write', intent: { type: 'startTask', task: task.id, at }, label: `Start “${task.title}”` }
}
