import { useState } from 'react'

import type { TaskId, WorklogId } from '../../../shared/model/ids.ts'
import { useBoard, useMinutesPerDay, useTask } from '../../state/board-context.ts'
import { readPastDay } from '../../state/read-past-day.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useIntents } from '../../state/use-intents.ts'
import { usePersonWords } from '../../state/use-person-words.ts'
import { parseDuration } from '../../ui/text/parse-duration.ts'
import { sayDuration } from '../../ui/text/format-duration.ts'
import { TextField } from '../../ui/text-field.tsx'

import { PersonChoice } from './person-choice.tsx'
import { RecordDialog } from './record-dialog.tsx'

/** [LV7] Logs work that was put into a task: how much, and if one likes whose, on which day and on what. */
export function LogTimeDialog({ task, onClose }: { readonly task: TaskId; readonly onClose: () => void }) {
  const session = useBoard()
  const perDay = useMinutesPerDay()
  const { now, timeZone } = useDateFrame()
  const { me } = usePersonWords()
  const onIntent = useIntents()
  const title = useTask(task)?.title ?? 'a task that is gone'
  const [amount, setAmount] = useState('')
  const [day, setDay] = useState('')
  const [note, setNote] = useState('')
  const [person, setPerson] = useState(me)
  const [error, setError] = useState<string | null>(null)
  const keep = () => {
    const minutes = parseDuration(amount, perDay)
    if (!minutes.ok || minutes.value <= 0) return setError('Say how much, like 2h, 1d 30m or 45m.')
    const at = readPastDay(day.trim() === '' ? 'today' : day, now, timeZone)
    if (!at.ok) return setError(at.failure)
    const entry = { id: session.newId<WorklogId>(), task, person, minutes: minutes.value, note: note.trim() }
    const outcome = onIntent(
      { type: 'logTime', entry, at: at.value },
      `Log ${sayDuration(minutes.value, perDay)} on “${title}”`
    )
    if (outcome.ok) onClose()
    else setError(outcome.failure.message)
  }
  return (
    <RecordDialog title={`Log time on “${title}”`} keep="Log it" error={error} onKeep={keep} onClose={onClose}>
      <TextField label="How much" value={amount} onChange={setAmount} placeholder="2h, 1d 30m" autoFocus />
      <TextField label="On what" value={note} onChange={setNote} placeholder="if that helps later" />
      <div className="grid grid-cols-2 gap-3">
        <TextField label="Day" value={day} onChange={setDay} placeholder="today" />
        <PersonChoice label="Whose work" value={person} onChoose={setPerson} none="Not said" />
      </div>
    </RecordDialog>
  )
}
