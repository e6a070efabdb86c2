import { useState } from 'react'

import type { Task } from '../../../shared/model/task.ts'
import type { ListGrouping } from '../../state/list-rows.ts'
import { Segmented } from '../../ui/segmented.tsx'

import { DeleteMarkedDialog } from '../marked/delete-marked-dialog.tsx'
import { MarkedBar } from '../marked/marked-bar.tsx'

const groupings = [
  { value: 'none', label: 'Outline' },
  { value: 'state', label: 'State' },
  { value: 'owner', label: 'Owner' },
  { value: 'initiative', label: 'Initiative' }
] as const

/** How the list is grouped, and what can be done with all that is marked. */
export function ListToolbar({
  grouping,
  onGrouping,
  marked
}: {
  readonly grouping: ListGrouping
  readonly onGrouping: (grouping: ListGrouping) => void
  readonly marked: readonly Task[]
}) {
  const [isDeleting, setDeleting] = useState(false)
  return (
    <div className="flex min-h-8 shrink-0 items-center gap-3 px-4 pb-2">
      {marked.length < 2 ? (
        <p className="m-0 truncate text-xs text-faint">
          Shift or Ctrl marks several. What is copied pastes into a spreadsheet, and a table pastes here.
        </p>
      ) : (
        <MarkedBar marked={marked} onDelete={() => setDeleting(true)} />
      )}
      <span className="flex-1" />
      <Segmented label="Grouped by" value={grouping} options={groupings} onChoose={onGrouping} />
      {isDeleting ? <DeleteMarkedDialog marked={marked} onClose={() => setDeleting(false)} /> : null}
    </div>
  )
}
