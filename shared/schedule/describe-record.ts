import type { SlipRecord } from '../model/slip-record.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { describeWorkingTime } from './describe-working-time.ts'
import { absorbClause, promiseClause, titleOf } from './slip-clauses.ts'

/** [SL6] What was moved, in one line, by the titles of now: "Build API finishes 2 days later: 3 more tasks move, 1 promise breaks". */
export function describeRecord(graph: WorkGraph, record: SlipRecord): string {
  const { source, moves, later, earlier } = record
  const own = moves.find(({ task }) => task === source)
  const others = later + earlier - (own === undefined ? 0 : 1)
  const clauses = [
    own === undefined ? movedClause(graph, record) : othersClause(graph, record, others),
    absorbClause(graph, record.absorbed, record.absorbedBy),
    promiseClause(record.brokenPromises.length, 'breaks'),
    promiseClause(record.keptPromises.length, 'holds')
  ].filter((clause) => clause !== null)
  const rest = clauses.join(', ')
  if (own === undefined) return rest
  const far = describeWorkingTime(own.shift, graph.board.minutesPerDay)
  const said = `${titleOf(graph, own.task)} finishes ${far} ${own.shift > 0 ? 'later' : 'earlier'}`
  return rest === '' ? said : `${said}: ${rest}`
}

function othersClause(graph: WorkGraph, { source, moves }: SlipRecord, others: number): string | null {
  const one = moves.find(({ task }) => task !== source)
  if (others === 0) return null
  if (others === 1 && one !== undefined) return `${titleOf(graph, one.task)} moves`
  return others === 1 ? '1 more task moves' : `${others} more tasks move`
}

/** Where the cause is about no task that moved. */
function movedClause(graph: WorkGraph, { moves, later, earlier }: SlipRecord): string | null {
  const [farthest] = moves
  const count = later + earlier
  if (farthest === undefined) return null
  const far = describeWorkingTime(farthest.shift, graph.board.minutesPerDay)
  const way = later === 0 ? ' earlier' : ''
  if (count === 1) return `${titleOf(graph, farthest.task)} ${way === '' ? 'moves' : 'comes'} ${far}${way}`
  const upTo = moves.length === count && moves.every(({ shift }) => shift === farthest.shift) ? '' : 'up to '
  return `${count} tasks ${way === '' ? 'move' : 'come'} ${upTo}${far}${way}`
}
