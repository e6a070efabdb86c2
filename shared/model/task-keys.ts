import { compareText } from '../lib/compare.ts'
import { RevisedMap } from '../lib/revised-map.ts'

import type { TaskId } from './ids.ts'
import { numberOf } from './number-of.ts'
import type { Task } from './task.ts'
import type { WorkGraph } from './work-graph.ts'

/** The tasks that a key may mean, those with the lowest (createdAt, id) first; empty where it is nobody's key. [KEY4] */
export type KeyHolders = readonly TaskId[]

/** The short keys of a board's tasks. */
export type TaskKeys = {
  /** [KEY2] [KEY3] Such as `SLIP-12`. */
  readonly keyOf: (task: Task) => string
  /** [KEY4] Whom a key means, in either case of letters. */
  readonly find: (text: string) => KeyHolders
}

type KeyedGraph = Pick<WorkGraph, 'board' | 'tasks'>

type Holders = ReadonlyMap<number, KeyHolders>
type Read = { readonly tasks: RevisedMap<TaskId, Task>; readonly holders: Holders }

const known = new WeakMap<WorkGraph['tasks'], Holders>()
/** Of each lineage of maps the one that was read last. */
const latest = new WeakMap<object, Read>()

/** Keys as they follow from a graph: derived, so that replicas that hold the same show the same. */
export function taskKeys({ board, tasks }: KeyedGraph): TaskKeys {
  const holders = holdersIn(tasks)
  const prefix = board.keyPrefix
  return {
    keyOf: (task) => {
      const { id } = task
      const number = numberOf(task)
      const place = holders.get(number)?.indexOf(id) ?? 0
      return `${prefix}-${number}${place > 0 ? letters(place) : ''}`
    },
    find: (text) => {
      const parts = /^([A-Z][A-Z0-9]*)-([1-9]\d{0,9})([A-Z]*)$/.exec(text.trim().toUpperCase())
      if (parts === null || parts[1] !== prefix) return []
      const all = holders.get(Number(parts[2])) ?? []
      const suffix = parts[3]?.toLowerCase() ?? ''
      return suffix === '' ? all : all.filter((_, place) => letters(place) === suffix)
    }
  }
}

/** Read once for each map of tasks; and where a map came of one that was read, only if numbers were given or taken since. */
function holdersIn(tasks: WorkGraph['tasks']): Holders {
  const found = known.get(tasks)
  if (found !== undefined) return found
  const revision = RevisedMap.from(tasks)
  const holders = (revision && earlierHolders(revision)) ?? readHolders(tasks)
  known.set(tasks, holders)
  if (revision !== null) latest.set(revision.lineage, { tasks: revision, holders })
  return holders
}

/** What the last map of this lineage had, where all that changed since has number and creation as before. */
function earlierHolders(tasks: Read['tasks']): Holders | null {
  const last = latest.get(tasks.lineage)
  const changed = last === undefined ? null : tasks.changedSince(last.tasks)
  if (last === undefined || changed === null) return null
  for (const id of changed) {
    const [before, after] = [last.tasks.get(id), tasks.get(id)]
    if (before?.number !== after?.number || before?.createdAt !== after?.createdAt) return null
  }
  return last.holders
}

function readHolders(tasks: WorkGraph['tasks']): Holders {
  const byNumber = new Map<number, Task[]>()
  for (const task of tasks.values()) {
    const number = numberOf(task)
    const others = byNumber.get(number)
    if (others === undefined) byNumber.set(number, [task])
    else others.push(task)
  }
  return new Map(
    Array.from(byNumber, ([number, all]) => [
      number,
      all.length === 1 ? all.map(({ id }) => id) : all.toSorted(firstToShow).map(({ id }) => id)
    ])
  )
}

/** [KEY3] [KEY5] Who has shown the number for longest: a number that was given goes before one that follows from an id. */
function firstToShow(a: Task, b: Task): number {
  const [isGiven, isOtherGiven] = [a.number !== null, b.number !== null]
  return Number(isOtherGiven) - Number(isGiven) || a.createdAt - b.createdAt || compareText(a.id, b.id)
}

/** 0 is a, 1 is b, 25 is z, 26 is aa: as columns of a spreadsheet are named. */
function letters(place: number): string {
  const rest = Math.floor(place / 26)
  return (rest === 0 ? '' : letters(rest - 1)) + String.fromCharCode(97 + (place % 26))
}
