import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components'

import type { Instant } from '../../../shared/model/instant.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { TaskForecast } from '../../../shared/schedule/schedule.ts'
import { useMinutesPerDay } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { formatMoment } from '../../ui/text/format-day.ts'
import { sayDuration } from '../../ui/text/format-duration.ts'

import { BaselineNote } from './baseline-note.tsx'
import { PanelSection } from './panel-section.tsx'
import { WhyNote } from './why-note.tsx'

/** When it starts and finishes, and why then. */
export function DatesSection({ task, forecast }: { readonly task: Task; readonly forecast: TaskForecast | null }) {
  const perDay = useMinutesPerDay()
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
      <BaselineNote task={task} forecast={forecast} />
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
      {isOpen ? <WhyNote task={task.id} end={end} /> : null}
    </div>
  )
}
