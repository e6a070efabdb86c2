import type { ReactNode } from 'react'

import type { TaskId } from '../../../shared/model/ids.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { CardColumn, CardLane } from '../../state/arrange-cards.ts'
import { placeKey } from '../../state/card-place.ts'

import { BoardLane } from './board-lane.tsx'
import type { CardMeasures } from './card-measures.ts'
import { ColumnHead } from './column-head.tsx'

/** [BV4] Swimlanes under one row of headings, scrolled together. */
export function BoardLanes({
  lanes,
  graph,
  measures,
  active,
  kept,
  renderCell
}: {
  readonly lanes: readonly CardLane[]
  readonly graph: WorkGraph
  readonly measures: CardMeasures
  /** The card that takes the focus. */
  readonly active: TaskId | null
  /** The id of the lane that a held card is over. */
  readonly kept: string | null
  readonly renderCell: (column: CardColumn, lane: string) => ReactNode
}) {
  const columns = lanes[0]?.columns ?? []
  const countOf = (at: number) => lanes.reduce((sum, lane) => sum + (lane.columns[at]?.tasks.length ?? 0), 0)
  return (
    <div
      data-near-view
      data-scroller
      className="min-h-0 flex-1 overflow-auto rounded-xl border border-line [scrollbar-gutter:stable]"
    >
      <div className="flex w-fit min-w-full flex-col">
        <div className="sticky top-0 z-10 flex gap-1 border-b border-line bg-canvas">
          {columns.map(({ place }, at) => (
            <div key={placeKey(place)} className="min-w-[192px] flex-1 basis-0">
              <ColumnHead place={place} count={countOf(at)} graph={graph} />
            </div>
          ))}
        </div>
        {lanes.map((lane) =>
          lane.place === null ? null : (
            <BoardLane
              key={lane.id}
              lane={lane}
              place={lane.place}
              graph={graph}
              measures={measures}
              isKept={lane.id === kept || (active !== null && lane.columns.some(({ tasks }) => tasks.includes(active)))}
              renderCell={renderCell}
            />
          )
        )}
      </div>
    </div>
  )
}
