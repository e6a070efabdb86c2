import type { TaskId } from '../model/ids.ts'
import type { Task } from '../model/task.ts'

/** [SL4] Facts as they would be: what a drag would set, before it is set. */
export type Hypothesis = {
  readonly task: TaskId
  readonly facts: Partial<
    Pick<Task, 'estimate' | 'remaining' | 'constraint' | 'actualStart' | 'actualFinish' | 'promise'>
  >
}
