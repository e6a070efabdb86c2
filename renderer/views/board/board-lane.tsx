import { useRef } from 'react'
import type { ReactNode } from 'react'

import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { CardColumn, CardLane } from '../../state/arrange-cards.ts'
import type { CardPlace } from '../../state/card-place.ts'
import { useNearView } from '../../state/use-near-view.ts'

import { tallestCell } from './card-measures.ts'
import type { CardMeasures } from './card-measures.ts'
import { PlaceIcon, placeName } from './place-looks.tsx'

/** [BV4] One swimlane: its name, and a cell for each column. Far from what is seen its cells are not drawn, and their room is kept. */
export function BoardLane({
  lane,
  place,
  graph,
  measures,
  isKept,
  renderCell
}: {
  readonly lane: CardLane
  readonly place: CardPlace
  readonly graph: WorkGraph
  readonly measures: CardMeasures
  /** It holds the card with the focus, and stays drawn. */
  readonly isKept: boolean
  readonly renderCell: (column: CardColumn, lane: string) => ReactNode
}) {
  const row = useRef<HTMLElement>(null)
  const isNear = useNearView(row, true)
  const name = placeName(place, graph)
  const count = lane.columns.reduce((sum, { tasks }) => sum + tasks.length, 0)
  const most = Math.max(...lane.columns.map(({ tasks }) => tasks.length))
  return (
    <section ref={row} aria-label={name} className="border-t border-line first:border-t-0">
      <header className="sticky left-0 flex h-8 w-fit max-w-full items-center gap-2 px-3">
        <PlaceIcon place={place} graph={graph} />
        <h3 className="m-0 truncate text-xs font-semibold" title={name}>
          {name}
        </h3>
        <span className="tabular text-xs text-faint" aria-label={`${count} tasks`}>
          {count.toLocaleString('en')}
        </span>
      </header>
      {isNear || isKept ? (
        <div className="flex gap-1 pb-1">{lane.columns.map((column) => renderCell(column, name))}</div>
      ) : (
        <div style={{ height: Math.min(tallestCell, most * (measures.height + measures.gap)) }} />
      )}
    </section>
  )
}
