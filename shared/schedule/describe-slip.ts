import type { WorkGraph } from '../model/work-graph.ts'

import { describeWorkingTime } from './describe-working-time.ts'
import { absorbClause, promiseClause, titleOf } from './slip-clauses.ts'
import type { Slip } from './slip.ts'

/** [SL3] A slip in one line: "3 tasks move 2 days, Docs absorbs it, 1 promise breaks". */
export function describeSlip(graph: WorkGraph, slip: Slip): string {
  const later = slip.shifts.filter(({ shift }) => shift > 0)
  const earlier = slip.shifts.filter(({ shift }) => shift < 0)
  const clauses = [
    moves(graph, later, ['moves', 'move'], ''),
    moves(graph, earlier, ['comes', 'come'], ' earlier'),
    absorbClause(
      graph,
      slip.absorbed.length,
      slip.absorbed.map(({ task }) => task)
    ),
    promiseClause(slip.brokenPromises.length, 'breaks'),
    promiseClause(slip.keptPromises.length, 'holds')
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
