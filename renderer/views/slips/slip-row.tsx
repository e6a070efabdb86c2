import { ChevronRight, FlagTriangleRight, Undo2 } from 'lucide-react'
import { useId, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'

import type { TaskId } from '../../../shared/model/ids.ts'
import type { SlipMove, SlipRecord } from '../../../shared/model/slip-record.ts'
import { describeRecord } from '../../../shared/schedule/describe-record.ts'
import { useBoard, useGraph, useMayEdit } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useStore } from '../../state/use-store.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { formatMoment } from '../../ui/text/format-day.ts'
import { TaskLink } from '../task-panel/task-link.tsx'

import { MovedDates } from './moved-dates.tsx'

/** One slip: a sentence, who and when; opened, which tasks moved from where to where. */
export function SlipRow({ slip }: { readonly slip: SlipRecord }) {
  const session = useBoard()
  const graph = useGraph()
  const frame = useDateFrame()
  // What can be undone changes with what is done.
  useStore(session.undoable)
  const mayEdit = useMayEdit()
  const [isOpen, setOpen] = useState(false)
  const details = useId()
  const who = slip.by === null ? 'somebody' : (graph.people.get(slip.by)?.name ?? 'somebody')
  const words = describeRecord(graph, slip)
  return (
    <li className="flex flex-col gap-1 border-t border-line py-2 first:border-t-0">
      <AriaButton
        aria-expanded={isOpen}
        aria-controls={details}
        onPress={() => setOpen(!isOpen)}
        className="flex cursor-default items-start gap-1.5 rounded-md px-1.5 py-0.5 text-left hover:bg-hover"
      >
        <ChevronRight
          aria-hidden
          size={14}
          className={`mt-[3px] shrink-0 text-faint transition-transform ${isOpen ? 'rotate-90' : ''}`}
        />
        <span className="min-w-0 flex-1 break-words">
          {slip.withdrawn ? <del className="text-faint">{words}</del> : words}
        </span>
      </AriaButton>
      <div className="flex min-h-6 items-center gap-2 pr-1.5 pl-[26px]">
        <span className="tabular min-w-0 flex-1 truncate text-xs text-faint">
          {`by ${who}, ${formatMoment(slip.at, frame)}`}
        </span>
        {slip.withdrawn ? (
          <Badge tone="neutral">Taken back</Badge>
        ) : mayEdit && session.canUndo(slip.cause) ? (
          <Button look="quiet" size="small" onPress={() => session.undoCause(slip.cause)}>
            <Undo2 aria-hidden size={13} />
            Undo
          </Button>
        ) : null}
      </div>
      {isOpen ? <SlipDetails id={details} slip={slip} /> : null}
    </li>
  )
}

function SlipDetails({ id, slip }: { readonly id: string; readonly slip: SlipRecord }) {
  const untold = slip.later + slip.earlier - slip.moves.length
  return (
    <div id={id} className="flex flex-col gap-2 pr-1.5 pb-1 pl-[26px]">
      {slip.moves.length === 0 ? null : (
        <ul aria-label="What moved" className="m-0 flex list-none flex-col gap-1.5 p-0">
          {slip.moves.map((move) => (
            <MoveLine key={move.task} move={move} />
          ))}
        </ul>
      )}
      {untold > 0 ? <p className="m-0 text-xs text-faint">{`and ${untold} more, less far`}</p> : null}
      <Named words="Took it up without moving:" tasks={slip.absorbedBy} more={slip.absorbed - slip.absorbedBy.length} />
      <Named words="Promise broken:" tasks={slip.brokenPromises} isBad />
      <Named words="Promise holds again:" tasks={slip.keptPromises} />
    </div>
  )
}

function MoveLine({ move }: { readonly move: SlipMove }) {
  return (
    <li className="flex flex-col">
      <Title task={move.task} />
      <MovedDates move={move} />
    </li>
  )
}

function Named({
  words,
  tasks,
  more = 0,
  isBad = false
}: {
  readonly words: string
  readonly tasks: readonly TaskId[]
  readonly more?: number
  readonly isBad?: boolean
}) {
  if (tasks.length === 0) return null
  return (
    <p className={`m-0 flex flex-wrap items-center gap-x-1.5 text-xs ${isBad ? 'text-danger' : 'text-soft'}`}>
      {isBad ? <FlagTriangleRight aria-hidden size={13} className="shrink-0" /> : null}
      {words}
      {tasks.map((task) => (
        <Title key={task} task={task} />
      ))}
      {more > 0 ? `and ${more} more` : null}
    </p>
  )
}

function Title({ task }: { readonly task: TaskId }) {
  const title = useGraph().tasks.get(task)?.title
  return title === undefined ? (
    <span className="text-faint">a task that is gone</span>
  ) : (
    <TaskLink task={task} title={title} />
  )
}
