import { useState } from 'react'

import type { Task } from '../../../shared/model/task.ts'
import { useBoard } from '../../state/board-context.ts'
import { readAmount } from '../../state/read-amount.ts'
import { useIntents } from '../../state/use-intents.ts'
import { TextField } from '../../ui/text-field.tsx'

import { RecordDialog } from './record-dialog.tsx'

/** [LV7] Records that work which is not done loses time every week: hours for each of so many people, from the first time it is said on. */
export function DragDialog({
  task: { id, title, drag },
  onClose
}: {
  readonly task: Pick<Task, 'id' | 'title' | 'drag'>
  readonly onClose: () => void
}) {
  const session = useBoard()
  const onIntent = useIntents()
  const [hours, setHours] = useState(String(drag?.hoursPerWeek ?? 1))
  const [people, setPeople] = useState(String(drag?.people ?? 1))
  const [error, setError] = useState<string | null>(null)
  const keep = () => {
    const [hoursPerWeek, count] = [readAmount(hours), readAmount(people)]
    if (hoursPerWeek === null || hoursPerWeek <= 0) return setError('Say how many hours a week it costs each of them.')
    if (count === null || count < 1 || !Number.isInteger(count)) return setError('Say how many people it costs them.')
    const next = { hoursPerWeek, people: count, at: drag?.at ?? session.clock() }
    const outcome = onIntent(
      { type: 'editTask', task: id, change: { drag: next } },
      `Record what “${title}” costs every week`
    )
    if (outcome.ok) onClose()
    else setError(outcome.failure.message)
  }
  return (
    <RecordDialog
      title={`“${title}” costs time every week`}
      keep="Record it"
      error={error}
      onKeep={keep}
      onClose={onClose}
    >
      <div className="grid grid-cols-2 gap-3">
        <TextField label="Hours a week" value={hours} onChange={setHours} autoFocus />
        <TextField label="For so many people" value={people} onChange={setPeople} />
      </div>
      <p className="m-0 text-xs text-soft">Until it is done. The ledger counts it from the day it is first recorded.</p>
    </RecordDialog>
  )
}
