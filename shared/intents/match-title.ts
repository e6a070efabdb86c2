import { compareText } from '../lib/compare.ts'
import { isOpenTask } from '../model/is-open-task.ts'
import type { Task } from '../model/task.ts'

/** Titles longer than this are not looked for word by word. */
const mostWords = 24

/** A task that was named, and with how many words. */
export type TitleMatch = { readonly task: Task; readonly words: number }

/**
 * The task whose title these words begin with, whatever the case: the longest whole title, else the longest run of words
 * with which only one unfinished task's title begins. Of tasks with the same title an unfinished one, then the newest.
 */
export function matchTitle(words: readonly string[], tasks: Iterable<Task>): TitleMatch | null {
  const titles = [...tasks].map((task) => ({ task, words: wordsOf(task.title) }))
  const spoken = words.slice(0, mostWords).map((word) => word.toLowerCase())
  for (let count = spoken.length; count > 0; count -= 1) {
    const whole = titles.filter((title) => title.words.length === count && beginsWith(title.words, spoken, count))
    const best = whole.map(({ task }) => task).toSorted(preferred)[0]
    if (best !== undefined) return { task: best, words: count }
  }
  for (let count = spoken.length; count > 0; count -= 1) {
    const open = titles.filter(({ task, words: title }) => isOpenTask(task) && beginsWith(title, spoken, count))
    const [only, another] = open
    if (only !== undefined && another === undefined) return { task: only.task, words: count }
  }
  return null
}

function wordsOf(title: string): readonly string[] {
  return title.split(/\s+/).flatMap((word) => (word === '' ? [] : [word.toLowerCase()]))
}

/** The last of the words may end in the comma of a list; within a title a comma is part of it. */
function beginsWith(title: readonly string[], spoken: readonly string[], count: number): boolean {
  if (title.length < count) return false
  const last = spoken[count - 1] ?? ''
  if (title[count - 1] !== last && title[count - 1] !== last.replace(/,$/, '')) return false
  return spoken.slice(0, count - 1).every((word, index) => title[index] === word)
}

function preferred(a: Task, b: Task): number {
  return Number(isOpenTask(b)) - Number(isOpenTask(a)) || b.createdAt - a.createdAt || compareText(b.id, a.id)
}
