import { useMemo } from 'react'

import { useGraphPart, useMayEdit } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useIntents } from '../../state/use-intents.ts'
import { usePersonWords } from '../../state/use-person-words.ts'
import { writtenOff } from '../../state/written-off.ts'
import { Button } from '../../ui/button.tsx'
import { formatPlainDay } from '../../ui/text/format-day.ts'

import { hoursText } from './hours-text.ts'

/** [LV10] What was given up for good: why, when and by whom, what was put into it, and the way back. Nothing where nothing was. */
export function WrittenOffList() {
  const tasks = useGraphPart('tasks')
  const worklog = useGraphPart('worklog')
  const frame = useDateFrame()
  const { nameOf } = usePersonWords()
  const mayEdit = useMayEdit()
  const onIntent = useIntents()
  const { now } = frame
  const entries = useMemo(() => writtenOff({ tasks, worklog }, now), [tasks, worklog, now])
  if (entries.length === 0) return null
  return (
    <section aria-label="Written off" className="px-4 pt-5">
      <h3 className="m-0 text-sm font-semibold">Written off</h3>
      <ul aria-label="What was given up, the latest first" className="m-0 list-none p-0">
        {entries.map(({ task, at, by, reason, hours }) => (
          <li key={task.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-edge py-3">
            <div className="min-w-56 flex-1">
              <p className="m-0 font-medium break-words">{task.title}</p>
              <p className="m-0 text-xs break-words text-soft" data-selectable>
                {`${formatPlainDay(at, frame)}${by === null ? '' : `, by ${nameOf(by)}`}: ${reason}`}
              </p>
            </div>
            <span className="tabular">{`${hoursText(hours)} put in`}</span>
            {mayEdit ? (
              <Button
                size="small"
                look="quiet"
                aria-label={`Take it up again: ${task.title}`}
                onPress={() => void onIntent({ type: 'reopenTask', task: task.id }, `Take up “${task.title}” again`)}
              >
                Take it up again
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
