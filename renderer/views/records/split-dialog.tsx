import { useState } from 'react'

import type { TaskId } from '../../../shared/model/ids.ts'
import type { Task } from '../../../shared/model/task.ts'
import { useBoard, useGraph, useMinutesPerDay } from '../../state/board-context.ts'
import { restOf, splitIntent, waitingFor } from '../../state/split-task.ts'
import { useIntents } from '../../state/use-intents.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { formatDuration, sayDuration } from '../../ui/text/format-duration.ts'
import { parseDuration } from '../../ui/text/parse-duration.ts'

import { RecordDialog } from './record-dialog.tsx'

/** [LV17] Makes two tasks of one: what is done of it, and what remains. */
export function SplitDialog({ task, onClose }: { readonly task: TaskId; readonly onClose: () => void }) {
  const subject = useGraph().tasks.get(task)
  return subject === undefined ? null : <SplitForm task={subject} onClose={onClose} />
}

function SplitForm({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const session = useBoard()
  const graph = useGraph()
  const perDay = useMinutesPerDay()
  const onIntent = useIntents()
  const [title, setTitle] = useState(`${task.title}, the rest`)
  const [rest, setRest] = useState(() => formatDuration(restOf(task), perDay))
  const [free, setFree] = useState<ReadonlySet<TaskId>>(new Set())
  const [error, setError] = useState<string | null>(null)
  const waiting = waitingFor(graph, task.id)
  const minutes = parseDuration(rest, perDay)
  const isBegun = task.actualStart !== null
  const split = () => {
    if (title.trim() === '') return setError('Say what remains.')
    if (!minutes.ok || minutes.value <= 0) return setError('Say how much remains, like 2d or 4h.')
    const label = `Split “${task.title}”`
    const needed = new Set(waiting.filter((one) => !free.has(one)))
    const intent = splitIntent(
      graph,
      { task, title: title.trim(), rest: minutes.value, waiting: needed },
      { label, at: session.clock(), newId: session.newId }
    )
    const outcome = onIntent(intent, label)
    if (outcome.ok) onClose()
    else setError(outcome.failure.message)
  }
  const said = (keep: (text: string) => void) => (text: string) => {
    keep(text)
    setError(null)
  }
  const stays = minutes.ok ? Math.max(0, task.estimate - minutes.value) : null
  return (
    <RecordDialog title={`Split “${task.title}”`} keep="Split it" error={error} onKeep={split} onClose={onClose}>
      <TextField label="What remains" value={title} onChange={said(setTitle)} maxLength={200} autoFocus />
      <TextField label="How much remains" value={rest} onChange={said(setRest)} placeholder="2d, 4h" />
      {waiting.length === 0 ? null : (
        <fieldset className="m-0 flex flex-col gap-1 border-0 p-0">
          <legend className="mb-1 p-0 text-xs font-medium text-soft">Waits for the rest too</legend>
          {waiting.map((one) => (
            <Checkbox
              key={one}
              isSelected={!free.has(one)}
              onChange={(needs) => setFree(new Set([...free, one].filter((other) => other !== one || !needs)))}
              label={graph.tasks.get(one)?.title ?? 'a task that is gone'}
            />
          ))}
        </fieldset>
      )}
      <p className="m-0 text-xs leading-relaxed text-soft">
        {isBegun
          ? `“${task.title}” is finished now, with what was put into it.`
          : `“${task.title}” keeps ${stays === null ? 'the first part' : sayDuration(stays, perDay)}.`}
        {task.promise === null ? '' : ' The promise goes on with the rest.'} Undo makes one of both again.
      </p>
    </RecordDialog>
  )
}
