import type { TaskId } from '../../../shared/model/ids.ts'
import type { CardLane } from '../../state/arrange-cards.ts'

export type MoveKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End'

/**
 * [BV6] The card that an arrow key leads to. Up and down end at the column's ends, or go on in the same column of the next
 * lane that has a card there; sideways it skips empty columns of the lane and keeps the height. Null at an edge.
 */
export function nextCard(lanes: readonly CardLane[], from: TaskId, key: MoveKey): TaskId | null {
  const lane = lanes.findIndex(({ columns }) => columns.some(({ tasks }) => tasks.includes(from)))
  const columns = lanes[lane]?.columns ?? []
  const column = columns.findIndex(({ tasks }) => tasks.includes(from))
  const cards = columns[column]?.tasks
  if (cards === undefined) return null
  const index = cards.indexOf(from)
  const inLanes = (others: readonly CardLane[]) =>
    others.map((other) => other.columns[column]?.tasks ?? []).find((tasks) => tasks.length > 0)
  switch (key) {
    case 'ArrowUp':
      return cards[index - 1] ?? inLanes(lanes.slice(0, lane).toReversed())?.at(-1) ?? null
    case 'ArrowDown':
      return cards[index + 1] ?? inLanes(lanes.slice(lane + 1))?.[0] ?? null
    case 'Home':
      return cards[0] ?? null
    case 'End':
      return cards.at(-1) ?? null
    case 'ArrowLeft':
    case 'ArrowRight': {
      const beside = key === 'ArrowRight' ? columns.slice(column + 1) : columns.slice(0, column).toReversed()
      const filled = beside.find(({ tasks }) => tasks.length > 0)?.tasks
      return filled === undefined ? null : (filled[Math.min(index, filled.length - 1)] ?? null)
    }
  }
}
