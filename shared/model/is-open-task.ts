import type { Task } from './task.ts'

/** Whether it is neither finished nor cancelled. */
export function isOpenTask({ actualFinish, cancelledAt }: Pick<Task, 'actualFinish' | 'cancelledAt'>): boolean {
  return actualFinish === null && cancelledAt === null
}
