import { FlagTriangleRight } from 'lucide-react'

import type { TaskId } from '../../../shared/model/ids.ts'
import type { Slip } from '../../../shared/schedule/slip.ts'
import { useGraph } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { formatPlainDay } from '../../ui/text/format-day.ts'

/** How many are named one by one. */
const named = 6

/** [SL2] The promises that a change would break: what was promised to whom, and when it would be; nothing where it breaks none. */
export function BrokenPromises({ slip }: { readonly slip: Slip }) {
  const broken = slip.brokenPromises
  if (broken.length === 0) return null
  return (
    <ul aria-label="Promises that break" className="m-0 flex list-none flex-col gap-2 p-0">
      {broken.slice(0, named).map((id) => (
        <Broken key={id} task={id} slip={slip} />
      ))}
      {broken.length > named ? <li className="text-soft">{`and ${broken.length - named} more`}</li> : null}
    </ul>
  )
}

function Broken({ task: id, slip }: { readonly task: TaskId; readonly slip: Slip }) {
  const task = useGraph().tasks.get(id)
  const frame = useDateFrame()
  if (task === undefined) return null
  const { promise } = task
  const finish = slip.shifts.find((shift) => shift.task === id)?.finishAfter
  return (
    <li className="flex items-start gap-2">
      <FlagTriangleRight aria-hidden size={15} className="mt-[2px] shrink-0 text-danger" />
      <span>
        <strong className="font-semibold">{task.title.trim() === '' ? 'Untitled' : task.title}</strong>
        {promise === null
          ? ''
          : `, promised${promise.to === '' ? '' : ` to ${promise.to}`} for ${formatPlainDay(promise.date, frame)}`}
        {finish === undefined ? '' : `, would finish ${formatPlainDay(finish, frame)}`}
      </span>
    </li>
  )
}
