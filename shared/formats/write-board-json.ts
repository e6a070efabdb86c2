import { compareText } from '../lib/compare.ts'
import type { BoardMoments } from '../model/board-moments.ts'
import type { AnyId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

/** [JX1] What a board's JSON begins with. */
export const boardJsonFormat = 'slipstream-board'

/** [JX1] The version of its shape; a reader refuses one that it does not know. */
export const boardJsonVersion = 1

/** [JX1] A whole board as a value of JSON: everything that its graph says, at full precision. The shape is docs/board.schema.json. */
export type BoardJson = { readonly format: typeof boardJsonFormat; readonly version: number } & Readonly<
  Record<string, unknown>
>

/** [JX1] Things stand in the order of their ids, so that the same board is the same value, key by key. */
export function boardJson({ id, board, ...things }: WorkGraph, moments: BoardMoments): BoardJson {
  const parts = Object.entries(things).map(([name, part]) => [name, inOrder(part)] as const)
  return {
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
}

/** [JX1] The same as text, of which the same board always gives the same. */
export function writeBoardJson(board: BoardJson): string {
  return `${JSON.stringify(board, null, 2)}\n`
}

function inOrder(part: ReadonlyMap<AnyId, { readonly id: AnyId }>): readonly unknown[] {
  return [...part.values()].toSorted((a, b) => compareText(a.id, b.id))
}

function listOf(part: ReadonlyMap<AnyId, number>, name: 'person' | 'task'): readonly unknown[] {
  return [...part].toSorted(([a], [b]) => compareText(a, b)).map(([id, at]) => ({ [name]: id, at }))
}
