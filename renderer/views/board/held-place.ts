import type { ColumnName } from '../../../shared/model/board-look.ts'
import type { CardColumn, CardLane } from '../../state/arrange-cards.ts'
import { placeKey } from '../../state/card-place.ts'

/** A column with the lane that it is in. */
export type Spot = { readonly lane: CardLane; readonly column: CardColumn }

export type HeldKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

/** States that a card is put in by hand; the others follow from the graph. */
const byHand: ReadonlySet<ColumnName> = new Set(['inProgress', 'waiting', 'done'])

/** Whether a card that stands at `from` may be let go over a column: the column that it is in already, if only the lane is another one. */
export function mayDrop(from: CardColumn, over: CardColumn): boolean {
  const { place } = over
  return place.kind !== 'state' || byHand.has(place.state) || placeKey(place) === placeKey(from.place)
}

/** Where a card that is picked up is held first: beside where it stands. Null where there is no other place. */
export function firstPlace(lanes: readonly CardLane[], from: Spot): Spot | null {
  const own = lanes.find(({ id }) => id === from.lane.id)
  for (const lane of own === undefined ? lanes : [own, ...lanes]) {
    const column = placesIn(lane, from)[0]
    if (column !== undefined) return { lane, column }
  }
  return null
}

/** [BV6] Where an arrow takes a held card: sideways around its lane, up and down to the same column of the lane beside. */
export function nextPlace(lanes: readonly CardLane[], from: Spot, over: Spot, key: HeldKey): Spot {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const places = placesIn(over.lane, from)
      const at = places.findIndex(({ id }) => id === over.column.id)
      const column = places[(at + (key === 'ArrowRight' ? 1 : places.length - 1)) % places.length]
      return column === undefined ? over : { lane: over.lane, column }
    }
    case 'ArrowUp':
    case 'ArrowDown': {
      const at = lanes.findIndex(({ id }) => id === over.lane.id)
      const lane = lanes[key === 'ArrowDown' ? at + 1 : at - 1]
      if (lane === undefined) return over
      const places = placesIn(lane, from)
      const same = places.find(({ place }) => placeKey(place) === placeKey(over.column.place))
      const column = same ?? places[0]
      return column === undefined ? over : { lane, column }
    }
  }
}

function placesIn(lane: CardLane, from: Spot): readonly CardColumn[] {
  return lane.columns.filter((column) => column.id !== from.column.id && mayDrop(from.column, column))
}
