import type { WorkState } from '../../../shared/schedule/schedule.ts'
import { listColumns } from '../../state/list-columns.ts'
import type { ListGrouping, ListRow } from '../../state/list-rows.ts'
import { stateLooks } from '../../ui/state-badge.tsx'

import { listRowHeight } from './column-looks.ts'

/** The heading of a group, with how many tasks it has. */
export function GroupLine({
  row,
  grouping,
  index,
  top
}: {
  readonly row: ListRow & { readonly kind: 'group' }
  readonly grouping: ListGrouping
  readonly index: number
  readonly top: number
}) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="absolute left-0 flex w-full items-center border-b border-line bg-canvas px-2"
      style={{ top, height: listRowHeight }}
    >
      <span role="gridcell" aria-colspan={listColumns.length} className="flex items-center gap-2 text-xs font-semibold">
        {headingOf(row.id, grouping)}
        <span className="tabular font-normal text-faint">{row.count.toLocaleString('en')}</span>
      </span>
    </div>
  )
}

function headingOf(id: string, grouping: ListGrouping): string {
  if (grouping === 'state') return id in stateLooks ? stateLooks[id as WorkState].word : id
  if (id !== '') return id
  return grouping === 'owner' ? 'Nobody' : 'In no initiative'
}
