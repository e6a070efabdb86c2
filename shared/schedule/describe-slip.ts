import type { TaskId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { describeWorkingTime } from './describe-working-time.ts'
import type { Slip } from './slip.ts'

/** [SL3] A slip in one line: "3 tasks move 2 days, Docs absorbs it, 1 promise breaks". */
export function describeSlip(graph: WorkGraph, slip: Slip): string {
  const later = slip.shifts.filter(({ shift }) => shift > 0)
  const earlier = slip.shifts.filter(({ shift }) => shift < 0)
  const clauses = [
    moves(graph, later, ['moves', 'move'], ''),
    moves(graph, earlier, ['comes', 'come'], ' earlier'),
    absorbs(
      graph,
      slip.absorbed.map(({ task }) => task)
    ),
    promises(slip.brokenPromises.length, ['breaks', 'break']),
    promises(slip.keptPromises.length, ['holds again', 'hold again'])
  ].filter((clause) => clause !== null)
  return clauses.length === 0 ? 'No forecast moves' : clauses.join(', ')
}

type Verb = readonly [one: string, many: string]

function moves(graph: WorkGraph, shifts: Slip['shifts'], [one, many]: Verb, after: string): string | null {
  const [first] = shifts
  if (first === undefined) return null
  const amounts = shifts.map(({ shift }) => Math.abs(shift))
  const most = Math.max(...amounts)
  const upTo = amounts.every((amount) => amount === most) ? '' : 'up to '
  const distance = `${upTo}${describeWorkingTime(most, graph.board.minutesPerDay)}${after}`
  if (shifts.length === 1) return `${titleOf(graph, first.task)} ${one} ${distance}`
  return `${shifts.length} tasks ${many} ${distance}`
}

function absorbs(graph: WorkGraph, tasks: readonly TaskId[]): string | null {
  const [first, second] = tasks
  if (first === undefined) return null
  if (second === undefined) return `${titleOf(graph, first)} absorbs it`
  if (tasks.length === 2) return `${titleOf(graph, first)} and ${titleOf(graph, second)} absorb it`
  return `${tasks.length} tasks absorb it`
}

function promises(count: number, [one, many]: Verb): string | null {
  if (count === 0) return null
  return count === 1 ? `1 promise ${one}` : `${count} promises ${many}`
}

function titleOf(graph: WorkGraph, id: TaskId): string {
  const title = graph.tasks.get(id)?.title.trim() ?? ''
  return title === '' ? 'An untitled task' : title
}
