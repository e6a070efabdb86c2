import type { Task } from './task.ts'

/** The first number that no board gives in years, and how many there are: six digits. */
const firstDerived = 100_000
const derived = 900_000

/**
 * [KEY1] [KEY5] The number of a task: the one that it was created with, else one from 100,000 to 999,999 that follows from its id and from
 * nothing else. So no replica has to know which other tasks are as old, and what arrives later changes none.
 */
export function numberOf({ id, number }: Pick<Task, 'id' | 'number'>): number {
  return number ?? firstDerived + (hashOf(id) % derived)
}

/** FNV-1a over the UTF-16 units, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv): quick, and alike everywhere. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  return hash >>> 0
}
