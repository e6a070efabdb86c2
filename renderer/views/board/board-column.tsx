import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef } from 'react'
import type { PointerEvent, ReactNode } from 'react'

import type { TaskId } from '../../../shared/model/ids.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { CardColumn } from '../../state/arrange-cards.ts'
import { placeKey } from '../../state/card-place.ts'
import { useNearView } from '../../state/use-near-view.ts'
import { EmptyNote } from '../../ui/empty-note.tsx'

import { tallestCell } from './card-measures.ts'
import type { CardMeasures } from './card-measures.ts'
import { ColumnHead } from './column-head.tsx'
import { emptyWords, placeName } from './place-looks.tsx'

export type DropLook = 'none' | 'possible' | 'target' | 'refused'

export type BoardColumnProps = {
  readonly column: CardColumn
  /** The name of the lane that it is a cell of; null where it stands by itself, under its own heading. */
  readonly lane: string | null
  readonly graph: WorkGraph
  readonly measures: CardMeasures
  /** It is one of so many that only those near what is seen are drawn. */
  readonly isOneOfMany: boolean
  /** The card that takes the focus; it stays drawn even when it is scrolled away. */
  readonly active: TaskId | null
  /** Where a card of this column would be put while it is dragged: before the card with this number. */
  readonly insertAt: number | null
  readonly drop: DropLook
  readonly isFiltered: boolean
  readonly renderCard: (task: TaskId) => ReactNode
  readonly onPointerDown: (task: TaskId, event: PointerEvent<HTMLElement>) => void
}

const dropLooks: Readonly<Record<DropLook, string>> = {
  none: 'border-transparent',
  possible: 'border-dashed border-edge',
  target: 'border-accent bg-accent-wash',
  refused: 'border-transparent opacity-60'
}

/** One column; only the cards near what is seen are in the page. */
export function BoardColumn(props: BoardColumnProps) {
  const { column, lane, graph, measures, active, insertAt, drop, isFiltered, renderCard, onPointerDown } = props
  const { place, tasks } = column
  const section = useRef<HTMLElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const isNear = useNearView(section, props.isOneOfMany)
  const isDrawn = isNear || active !== null
  const activeIndex = active === null ? -1 : tasks.indexOf(active)
  // A new function would make the virtualiser measure every card again.
  const getItemKey = useCallback((index: number) => tasks[index] ?? index, [tasks])
  const estimateSize = useCallback(() => measures.height, [measures])
  // oxlint-disable-next-line react/incompatible-library -- this page is not compiled by React Compiler
  const virtual = useVirtualizer({
    count: isDrawn ? tasks.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize,
    gap: measures.gap,
    overscan: 4,
    paddingStart: 4,
    paddingEnd: 12,
    getItemKey,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return activeIndex < 0 || shown.includes(activeIndex) ? shown : [...shown, activeIndex].toSorted((a, b) => a - b)
    }
  })
  useEffect(() => {
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex, { align: 'auto' })
  }, [activeIndex, virtual])

  const word = lane === null ? placeName(place, graph) : `${placeName(place, graph)}, ${lane}`
  const empty = emptyWords(place)
  const rows = virtual.getVirtualItems()
  return (
    <section
      ref={section}
      aria-label={word}
      data-column={placeKey(place)}
      data-cell={column.id}
      className={`flex min-w-[192px] flex-1 basis-0 flex-col rounded-xl border transition-colors ${dropLooks[drop]}`}
    >
      {lane === null ? <ColumnHead place={place} count={tasks.length} graph={graph} /> : null}
      <div
        ref={scroller}
        className={`relative flex-1 overflow-x-hidden overflow-y-auto pr-0 pl-1.5 [scrollbar-gutter:stable] ${lane === null ? 'min-h-0' : 'min-h-11'}`}
        style={lane === null ? undefined : { maxHeight: tallestCell }}
        data-scroller
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- where no card takes the focus, keys have to scroll
        tabIndex={active === null && tasks.length > 0 ? 0 : undefined}
      >
        {tasks.length === 0 && lane !== null ? null : tasks.length === 0 ? (
          <EmptyNote title={isFiltered ? 'No match here' : empty.title}>
            {isFiltered ? undefined : empty.words}
          </EmptyNote>
        ) : (
          <div role="list" aria-label={word} className="flow-root w-full" style={{ height: virtual.getTotalSize() }}>
            {rows.map((row, nth) => {
              const task = tasks[row.index]
              if (task === undefined) return null
              return (
                <div
                  key={row.key}
                  role="listitem"
                  aria-setsize={tasks.length}
                  aria-posinset={row.index + 1}
                  data-index={row.index}
                  ref={virtual.measureElement}
                  className="relative w-full"
                  // In the flow, not put at its place: a card that grows pushes the next ones in the same frame,
                  // where it would lie under them until it was measured again.
                  style={{ marginTop: row.start - (rows[nth - 1]?.end ?? 0) }}
                  onPointerDown={(event) => onPointerDown(task, event)}
                >
                  {insertAt === row.index ? <DropLine /> : null}
                  {renderCard(task)}
                  {insertAt === tasks.length && row.index === tasks.length - 1 ? <DropLine atEnd /> : null}
                </div>
              )
            })}
          </div>
        )}
      </div>
    </section>
  )
}

function DropLine({ atEnd = false }: { readonly atEnd?: boolean }) {
  return (
    <span
      aria-hidden
      className={`absolute right-0 left-0 h-0.5 rounded bg-accent ${atEnd ? '-bottom-[5px]' : '-top-[5px]'}`}
    />
  )
}
