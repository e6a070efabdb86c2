import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef } from 'react'
import type { PointerEvent, ReactNode } from 'react'

import type { TaskId } from '../../../shared/model/ids.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { CardColumn } from '../../state/arrange-cards.ts'
import { placeKey } from '../../state/card-place.ts'
import { EmptyNote } from '../../ui/empty-note.tsx'

import { PlaceIcon, emptyWords, placeName } from './place-looks.tsx'

export type DropLook = 'none' | 'possible' | 'target' | 'refused'

export type BoardColumnProps = {
  readonly column: CardColumn
  readonly graph: WorkGraph
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

/** What most cards measure, in pixels, before they are measured. */
const cardHeight = () => 96

/** One column; only the cards near what is seen are in the page. */
export function BoardColumn(props: BoardColumnProps) {
  const { column, graph, active, insertAt, drop, isFiltered, renderCard, onPointerDown } = props
  const { place, tasks } = column
  const scroller = useRef<HTMLDivElement>(null)
  const activeIndex = active === null ? -1 : tasks.indexOf(active)
  // A new function would make the virtualiser measure every card again.
  const getItemKey = useCallback((index: number) => tasks[index] ?? index, [tasks])
  // oxlint-disable-next-line react/incompatible-library -- this page is not compiled by React Compiler
  const virtual = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scroller.current,
    estimateSize: cardHeight,
    gap: 8,
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

  const word = placeName(place, graph)
  const empty = emptyWords(place)
  const rows = virtual.getVirtualItems()
  return (
    <section
      aria-label={word}
      data-column={placeKey(place)}
      data-cell={column.id}
      className={`flex min-w-[192px] flex-1 basis-0 flex-col rounded-xl border transition-colors ${dropLooks[drop]}`}
    >
      <header className="flex h-9 shrink-0 items-center gap-2 px-3">
        <PlaceIcon place={place} graph={graph} />
        <h2 className="m-0 truncate text-[13px] font-semibold" title={word}>
          {word}
        </h2>
        <span className="tabular text-xs text-faint" aria-label={`${tasks.length} tasks`}>
          {tasks.length.toLocaleString('en')}
        </span>
      </header>
      <div
        ref={scroller}
        className="relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto pr-0 pl-1.5 [scrollbar-gutter:stable]"
        data-scroller
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- where no card takes the focus, keys have to scroll
        tabIndex={active === null && tasks.length > 0 ? 0 : undefined}
      >
        {tasks.length === 0 ? (
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
