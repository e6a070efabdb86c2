import { defaultBoard } from './default-board.ts'
import type { BoardId } from './ids.ts'
import type { WorkGraph } from './work-graph.ts'

/** A board about which nothing is known yet. */
export function emptyGraph(board: BoardId): WorkGraph {
  return {
    id: board,
    board: defaultBoard,
    tasks: new Map(),
    dependencies: new Map(),
    handoffs: new Map(),
    approvals: new Map(),
    comments: new Map(),
    people: new Map(),
    calendars: new Map(),
    slips: new Map(),
    signals: new Map(),
    verdicts: new Map(),
    baselines: new Map(),
    baselineParts: new Map(),
    worklog: new Map(),
    nudges: new Map(),
    decisions: new Map(),
    views: new Map()
  }
}
