import { Diamond, Layers, Stamp } from 'lucide-react'
import type { ReactNode } from 'react'

import type { TaskId } from '../../../shared/model/ids.ts'
import type { Task } from '../../../shared/model/task.ts'
import { listColumns } from '../../state/list-columns.ts'
import type { ListColumn, ListFacts } from '../../state/list-columns.ts'
import { Avatar } from '../../ui/avatar.tsx'
import type { AvatarPerson } from '../../ui/avatar.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'

import { cellText } from './cell-text.ts'
import type { CellFrame } from './cell-text.ts'
import { columnLooks, listRowHeight } from './column-looks.ts'

export type ListLineProps = {
  readonly facts: ListFacts
  readonly owner: AvatarPerson | null
  readonly frame: CellFrame
  readonly level: number
  /** Place among all lines, from 0. */
  readonly index: number
  readonly top: number
  readonly isMarked: boolean
  readonly isOpen: boolean
  /** The cell that takes the focus, where it is on this line. */
  readonly active: ListColumn | null
  /** What stands in the cell that is being written. */
  readonly editor: { readonly column: ListColumn; readonly element: ReactNode } | null
  readonly onReach: (task: TaskId, column: ListColumn, event: React.MouseEvent) => void
  readonly onOpen: (task: TaskId) => void
  readonly onWrite: (task: TaskId, column: ListColumn) => void
}

/** One task on one line. Only the lines near what is seen are drawn, and those with every change. */
export function ListLine(props: ListLineProps) {
  const { facts, frame, level, index, top, isMarked, isOpen, active, editor } = props
  const { task } = facts
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isMarked}
      data-task={task.id}
      className={`group absolute left-0 flex min-w-full border-b border-line ${isMarked ? 'bg-accent-wash' : isOpen ? 'bg-hover' : 'bg-surface hover:bg-hover'}`}
      style={{ top, height: listRowHeight }}
    >
      {listColumns.map((column) => {
        const { width, align, canWrite, header } = columnLooks[column]
        const text = cellText(column, facts, frame)
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid hears the keys of all cells
          <div
            key={column}
            role="gridcell"
            id={`cell-${task.id}-${column}`}
            data-cell={column}
            tabIndex={active === column ? 0 : -1}
            aria-label={`${header}: ${text === '' ? 'nothing' : text}`}
            onClick={(event) => props.onReach(task.id, column, event)}
            onDoubleClick={() => (canWrite ? props.onWrite(task.id, column) : props.onOpen(task.id))}
            className={`tabular flex h-full shrink-0 items-center gap-2 truncate px-2 focus-visible:outline-offset-[-2px] ${align === 'right' ? 'justify-end text-soft' : ''} ${column === 'title' ? 'flex-1' : ''}`}
            style={{ width }}
          >
            {editor?.column === column ? (
              editor.element
            ) : (
              <CellContent column={column} facts={facts} owner={props.owner} text={text} level={level} />
            )}
          </div>
        )
      })}
    </div>
  )
}

function CellContent({
  column,
  facts,
  owner,
  text,
  level
}: {
  readonly column: ListColumn
  readonly facts: ListFacts
  readonly owner: AvatarPerson | null
  readonly text: string
  readonly level: number
}) {
  const { task, forecast, state } = facts
  switch (column) {
    case 'key':
      return <span className="text-xs text-faint">{text}</span>
    case 'state':
      return <StateBadge state={state} />
    case 'owner':
      return owner === null ? null : (
        <>
          <Avatar person={owner} size={16} />
          <span className="truncate">{text}</span>
        </>
      )
    case 'title':
      return (
        <>
          <KindIcon kind={task.kind} level={level} />
          <span title={text} className={`truncate ${task.kind === 'summary' ? 'font-semibold' : ''}`}>
            {text}
          </span>
        </>
      )
    case 'promise':
      return <span className={forecast?.promiseBroken === true ? 'font-medium text-danger' : ''}>{text}</span>
    case 'float':
      return <span className={(forecast?.totalFloat ?? 0) < 0 ? 'font-medium text-danger' : ''}>{text}</span>
    case 'estimate':
    case 'start':
    case 'finish':
      return <span className="truncate">{text}</span>
  }
}

function KindIcon({ kind, level }: { readonly kind: Task['kind']; readonly level: number }) {
  const Icon = { task: null, summary: Layers, milestone: Diamond, approval: Stamp }[kind]
  return (
    <span className="flex shrink-0" style={{ paddingLeft: level * 16 }}>
      {Icon === null ? null : <Icon aria-hidden size={14} className="text-faint" />}
    </span>
  )
}
