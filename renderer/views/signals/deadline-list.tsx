import { useEffect, useState } from 'react'

import type { CalendarDeadline } from '../../../shared/ipc/calendar-deadline.ts'
import { parseId } from '../../../shared/model/ids.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { useBoard, useGraph } from '../../state/board-context.ts'
import { taskChoices } from '../../state/task-choices.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { Button } from '../../ui/button.tsx'
import { TaskChooser } from '../../ui/task-chooser.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { formatMoment } from '../../ui/text/format-day.ts'
import { useDeed } from '../board-files/use-deed.ts'

/** More than these are found by typing. */
const mostShown = 12

/** [CD3] What is due by one calendar of one's own, and which tasks follow it. Titles are shown here and kept nowhere. */
export function DeadlineList({ calendar }: { readonly calendar: string }) {
  const session = useBoard()
  const { tasks } = useGraph()
  const frame = useDateFrame()
  const { busy, error, run } = useDeed()
  const [deadlines, setDeadlines] = useState<readonly CalendarDeadline[]>([])
  const [text, setText] = useState('')
  const [linking, setLinking] = useState<string | null>(null)
  useEffect(() => {
    let isOpen = true
    const ask = (): void => {
      session.deadlines(calendar).then(
        (known) => {
          if (isOpen) setDeadlines(known)
        },
        // The background process says elsewhere what is wrong with it.
        () => undefined
      )
    }
    ask()
    const stop = session.calendars.subscribe(ask)
    return () => {
      isOpen = false
      stop()
    }
  }, [session, calendar])
  const wanted = text.trim().toLowerCase()
  const found = deadlines.filter(({ title }) => title.toLowerCase().includes(wanted))
  const link = (uid: string, task: TaskId | null) =>
    run(async () => {
      setDeadlines(await session.linkDeadline(calendar, uid, task))
      setLinking(null)
    })
  return (
    <div className="flex flex-col gap-2 border-l border-line pl-3">
      <p className="m-0 text-xs text-soft">
        A task that is linked follows: when its date moves in the calendar, moving its promise waits for your yes here.
      </p>
      {deadlines.length > mostShown ? <TextField label="Find a deadline" value={text} onChange={setText} /> : null}
      <ul aria-label="Deadlines" className="m-0 flex list-none flex-col gap-2 p-0">
        {found.slice(0, mostShown).map(({ uid, title, due, task }) => (
          <li key={uid} className="flex flex-col gap-1.5">
            <div className="flex items-center gap-3">
              <div className="min-w-0 flex-1">
                <p className="m-0 truncate" title={title}>
                  {title === '' ? 'Without a title' : title}
                </p>
                <p className="tabular m-0 truncate text-xs text-soft">
                  {formatMoment(due, frame)}
                  {task === null ? '' : ` · followed by “${tasks.get(task)?.title ?? ''}”`}
                </p>
              </div>
              {task === null ? (
                <Button
                  size="small"
                  isDisabled={busy}
                  aria-label={`Link ${title} to a task…`}
                  onPress={() => setLinking(linking === uid ? null : uid)}
                >
                  Link to a task…
                </Button>
              ) : (
                <Button
                  look="quiet"
                  size="small"
                  isDisabled={busy}
                  aria-label={`Unlink ${title}`}
                  onPress={() => link(uid, null)}
                >
                  Unlink
                </Button>
              )}
            </div>
            {linking === uid ? (
              <TaskChooser
                label={`The task that is due with ${title}`}
                placeholder="Find a task"
                find={(typed) => taskChoices(session, typed)}
                onChoose={(chosen) => {
                  const id = parseId<TaskId>(chosen)
                  if (id.ok) link(uid, id.value)
                }}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {found.length > mostShown ? <p className="m-0 text-xs text-faint">and {found.length - mostShown} more</p> : null}
      {error === null ? null : (
        <p role="alert" className="m-0 text-xs text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
