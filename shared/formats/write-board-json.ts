import { compareText } from '../lib/compare.ts'
import type { BoardMoments } from '../model/board-moments.ts'
import type { AnyId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

/** [JX1] What a board's JSON begins with. */
export const boardJsonFormat = 'slipstream-board'

/** [JX1] The version of its shape; a reader refuses one that it does not know. */
export const boardJsonVersion = 1

/**
 * [JX1] A whole board as JSON text: everything that its graph says, at full precision, things in the order of their ids, so
 * that the same board is the same text. The shape is docs/board.schema.json.
 */
export function writeBoardJson({ id, board, ...things }: WorkGraph, moments: BoardMoments): string {
  const parts = Object.entries(things).map(([name, part]) => [name, inOrder(part)] as const)
  const value = {
    format: boardJsonFormat,
    version: boardJsonVersion,
    id,
    board,
    ...Object.fromEntries(parts),
    moments: {
      left: listOf(moments.left, 'person'),
      ownerCleared: listOf(moments.ownerCleared, 'task'),
      pinned: listOf(moments.pinned, 'task')
    }
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

function inOrder(part: ReadonlyMap<AnyId, { readonly id: AnyId }>): readonly unknown[] {
  return [...part.values()].toSorted((a, b) => compareText(a.id, b.id))
}

function listOf(part: ReadonlyMap<AnyId, number>, name: 'person' | 'task'): readonly unknown[] {
  return [...part].toSorted(([a], [b]) => compareText(a, b)).map(([id, at]) => ({ [name]: id, at }))
}
