import type { MsElement } from './ms-element.ts'
import type { MsValues } from './ms-values.ts'
import type { ProblemList } from './problem-list.ts'

/** A task of the file in its place. */
export type MsTask = {
  readonly uid: number
  readonly title: string
  /** "Task UID 7 “Name”". */
  readonly where: string
  readonly element: MsElement
  /** UID of the summary above. */
  readonly parent: number | null
  readonly isSummary: boolean
}

const longestTitle = 500
const mostTasks = 100_000

/** [MSP4] The tasks in the order of the file, by UID; outline levels make parents. Blank rows and the project's own summary are none. */
export function readMsOutline(
  project: MsElement,
  values: MsValues,
  problems: ProblemList
): ReadonlyMap<number, MsTask> {
  const tasks = new Map<number, MsTask>()
  const above: { readonly uid: number; readonly level: number }[] = []
  const summaries = new Set<number>()
  const elements = project.child('Tasks')?.children('Task') ?? []
  if (elements.length > mostTasks) {
    problems.error('Tasks', `${elements.length} tasks; at most ${mostTasks} can be read.`)
    return tasks
  }
  for (const [index, element] of elements.entries()) {
    if (values.flag(element, 'IsNull')) continue
    const name = element.text('Name') ?? ''
    const uid = values.number(element, 'UID', `Task ${index + 1} of the file`)
    if (uid === null) {
      problems.error(`Task ${index + 1} of the file “${name.slice(0, 80)}”`, 'It has no UID that can be read.')
      continue
    }
    const where = `Task UID ${uid} “${name.slice(0, 80)}”`
    const level = values.number(element, 'OutlineLevel', where) ?? 1
    // Level 0 is the summary of the project as a whole: the board is that.
    if (level <= 0) continue
    const twin = tasks.get(uid)
    if (twin) {
      problems.error(where, `Its UID is that of “${twin.title.slice(0, 80)}” already, so links cannot tell them apart.`)
      continue
    }
    while ((above.at(-1)?.level ?? 0) >= level) above.pop()
    const parent = above.at(-1)?.uid ?? null
    if (parent !== null) summaries.add(parent)
    above.push({ uid, level })
    if (name === '') problems.warn(where, 'It has no name; its UID stands for one.')
    if (name.length > longestTitle)
      problems.warn(where, `The name has ${name.length} characters; it is cut at ${longestTitle}.`)
    const title = name === '' ? `Task ${uid}` : name.slice(0, longestTitle).replace(/[\uD800-\uDBFF]$/, '')
    tasks.set(uid, { uid, title, where, element, parent, isSummary: false })
  }
  for (const uid of summaries) {
    const task = tasks.get(uid)
    if (task) tasks.set(uid, { ...task, isSummary: true })
  }
  return tasks
}
