import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components'

import type { Instant } from '../../../shared/model/instant.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { TaskForecast } from '../../../shared/schedule/schedule.ts'
import { useGraph } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useExplanation } from '../../state/use-explanation.ts'
import { formatMoment, formatPlainDay } from '../../ui/text/format-day.ts'
import { sayDuration } from '../../ui/text/format-duration.ts'

import { PanelSection } from './panel-section.tsx'
import { TaskLink } from './task-link.tsx'

/** When it starts and finishes, and why then. */
export function DatesSection({ task, forecast }: { readonly task: Task; readonly forecast: TaskForecast | null }) {
  const perDay = useGraph().board.minutesPerDay
  if (forecast === null) {
    return (
      <PanelSection title="Dates">
        <p className="m-0 text-faint">The forecast follows in a moment.</p>
      </PanelSection>
    )
  }
  const { totalFloat, floatToPromise } = forecast
  return (
    <PanelSection title="Dates">
      <div className="flex flex-col gap-1">
        <DateRow task={task} end="start" date={forecast.earlyStart} isFact={task.actualStart !== null} />
        <DateRow task={task} end="finish" date={forecast.earlyFinish} isFact={task.actualFinish !== null} />
      </div>
      {totalFloat === null ? null : (
        <p className="m-0 text-xs text-faint">
          {totalFloat > 0
            ? `${sayDuration(totalFloat, perDay)} of float before the end moves.`
            : totalFloat < 0
              ? `${sayDuration(Math.abs(totalFloat), perDay)} late already.`
              : 'No float: if this slips, the end slips.'}
          {floatToPromise === null || floatToPromise.minutes < 0
            ? null
            : ` ${sayDuration(floatToPromise.minutes, perDay)} until a promise breaks.`}
        </p>
      )}
    </PanelSection>
  )
}

function DateRow({
  task,
  end,
  date,
  isFact
}: {
  readonly task: Task
  readonly end: 'start' | 'finish'
  readonly date: Instant
  readonly isFact: boolean
}) {
  const frame = useDateFrame()
  const [isOpen, setOpen] = useState(false)
  const explanation = useExplanation(task.id, end, (instant) => formatPlainDay(instant, frame))
  const word = end === 'start' ? (isFact ? 'Started' : 'Starts') : isFact ? 'Finished' : 'Finishes'
  return (
    <div>
      <div className="flex items-center gap-2">
        <span className="w-16 shrink-0 text-faint">{word}</span>
        <span className="tabular min-w-0 flex-1 font-medium">{formatMoment(date, frame)}</span>
        <Button
          aria-expanded={isOpen}
          aria-label={`Why ${word.toLowerCase()} then?`}
          onPress={() => setOpen(!isOpen)}
          className="flex h-6 shrink-0 cursor-default items-center gap-0.5 rounded-md px-1.5 text-xs font-medium text-accent-strong hover:bg-hover"
        >
          Why?
          <ChevronRight aria-hidden size={13} className={`transition-transform ${isOpen ? 'rotate-90' : ''}`} />
        </Button>
      </div>
      {!isOpen || explanation === null ? null : (
        <p
          role="note"
          aria-label={`Why it ${end}s then`}
          data-selectable
          className="enter-fade m-0 my-1 rounded-md bg-canvas px-3 py-2 leading-relaxed text-soft"
        >
          {explanation.parts.map((part, index) =>
            part.kind === 'text' ? (
              index === 0 ? (
                capitalise(part.text)
              ) : (
                part.text
              )
            ) : (
              <TaskLink key={`${part.task} ${part.text}`} task={part.task} title={part.text} />
            )
          )}
          .
        </p>
      )}
    </div>
  )
}

function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
