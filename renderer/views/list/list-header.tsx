import { ArrowDown, ArrowUp } from 'lucide-react'

import { listColumns } from '../../state/list-columns.ts'
import type { ListColumn } from '../../state/list-columns.ts'
import type { ListSort } from '../../state/list-rows.ts'

import { columnLooks, listRowHeight } from './column-looks.ts'

/** The columns' names; pressing one orders by it, then the other way round, then not at all. */
export function ListHeader({ sort, onSort }: { readonly sort: ListSort; readonly onSort: (sort: ListSort) => void }) {
  const turn = (column: ListColumn) => {
    if (sort?.column !== column) return onSort({ column, descending: false })
    onSort(sort.descending ? null : { column, descending: true })
  }
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-10 flex min-w-full border-b border-edge bg-canvas"
      style={{ height: listRowHeight }}
    >
      {listColumns.map((column) => {
        const { header, width, align } = columnLooks[column]
        const sorted = sort?.column === column ? (sort.descending ? 'descending' : 'ascending') : 'none'
        const Arrow = sorted === 'descending' ? ArrowDown : ArrowUp
        return (
          <div
            key={column}
            role="columnheader"
            aria-sort={sorted}
            className={`flex shrink-0 items-center px-1 ${column === 'title' ? 'flex-1' : ''} ${align === 'right' ? 'justify-end' : ''}`}
            style={{ width }}
          >
            <button
              type="button"
              onClick={() => turn(column)}
              className="flex h-6 cursor-default items-center gap-1 rounded px-1 text-xs font-semibold text-soft hover:bg-hover hover:text-ink"
            >
              {header}
              {sorted === 'none' ? null : <Arrow aria-hidden size={12} />}
            </button>
          </div>
        )
      })}
    </div>
  )
}
