import { FlagTriangleRight } from 'lucide-react'

import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { describeSlip } from '../../../shared/schedule/describe-slip.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { countOf } from '../../ui/text/count-of.ts'
import { formatPlainDay } from '../../ui/text/format-day.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'

import { titleOf } from './bar-words.ts'
import type { Trial } from './trial-desk.ts'

/** How many broken promises are named one by one. */
const named = 6

/** Asks before a change that breaks promises, or whose effect nobody could tell. The promises themselves stay as given. [SL2] */
export function BreakDialog({
  trial,
  graph,
  frame,
  onApply,
  onLetGo
}: {
  readonly trial: Trial
  readonly graph: WorkGraph
  readonly frame: DateFrame
  readonly onApply: () => void
  readonly onLetGo: () => void
}) {
  const outcome = trial.answer?.outcome
  const slip = outcome?.ok === true ? outcome.value : null
  const broken = slip?.brokenPromises ?? []
  const title = slip === null ? 'What would move is not known' : `This breaks ${countOf(broken.length, 'promise')}`
  return (
    <Dialog title={title} isOpen onClose={onLetGo} width="medium">
      <div className="flex flex-col gap-4">
        <p className="m-0 text-soft">
          {slip === null
            ? `The forecast could not be tried: ${outcome?.ok === false ? outcome.failure : 'no answer'}.`
            : `${describeSlip(graph, slip)}.`}
        </p>
        {broken.length === 0 ? null : (
          <ul className="m-0 flex list-none flex-col gap-2 p-0">
            {broken.slice(0, named).map((id) => {
              const task = graph.tasks.get(id)
              const finish = slip?.shifts.find((shift) => shift.task === id)?.finishAfter
              if (task === undefined) return null
              return (
                <li key={id} className="flex items-start gap-2">
                  <FlagTriangleRight aria-hidden size={15} className="mt-[2px] shrink-0 text-danger" />
                  <span>
                    <strong className="font-semibold">{titleOf(task)}</strong>
                    {task.promise === null
                      ? ''
                      : `, promised${task.promise.to === '' ? '' : ` to ${task.promise.to}`} for ${formatPlainDay(task.promise.date, frame)}`}
                    {finish === undefined ? '' : `, would finish ${formatPlainDay(finish, frame)}`}
                  </span>
                </li>
              )
            })}
            {broken.length > named ? <li className="text-faint">and {broken.length - named} more</li> : null}
          </ul>
        )}
        <p className="m-0 text-xs text-faint">
          Promises stay as they were given; broken ones are shown until somebody renegotiates them.
        </p>
        <div className="flex justify-end gap-2">
          <Button look="plain" onPress={onLetGo} autoFocus>
            Let go
          </Button>
          <Button look="primary" onPress={onApply}>
            Apply anyway
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
