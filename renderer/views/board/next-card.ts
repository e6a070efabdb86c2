import type { TaskId } from '../../../shared/model/ids.ts'
import { columnNames } from '../../state/columns.ts'
import type { Columns } from '../../state/columns.ts'

export type MoveKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End'

/** The card that an arrow key leads to; sideways it skips empty columns and keeps the height. Null at an edge. */
export function nextCard(columns: Columns, from: TaskId, key: MoveKey): TaskId | null {
  const column = columnNames.findIndex((name) => columns[name].includes(from))
  const name = columnNames[column]
  if (name === undefined) return null
  const cards = columns[name]
  const index = cards.indexOf(from)
  switch (key) {
    case 'ArrowUp':
      return cards[index - 1] ?? null
    case 'ArrowDown':
      return cards[index + 1] ?? null
    case 'Home':
      return cards[0] ?? null
    case 'End':
      return cards.at(-1) ?? null
    case 'ArrowLeft':
    case 'ArrowRight': {
      const beside = key === 'ArrowRight' ? columnNames.slice(column + 1) : columnNames.slice(0, column).toReversed()
      const filled = beside.map((other) => columns[other]).find((others) => others.length > 0)
      return filled === undefined ? null : (filled[Math.min(index, filled.length - 1)] ?? null)
    }
  }
}
