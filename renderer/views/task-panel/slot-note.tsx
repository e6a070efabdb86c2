import { CalendarClock } from 'lucide-react'

import type { Task } from '../../../shared/model/task.ts'
import type { TaskForecast } from '../../../shared/schedule/schedule.ts'
import { useIntents } from '../../state/use-intents.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useOpenSlot } from '../../state/use-open-slot.ts'
import { usePersonWords } from '../../state/use-person-words.ts'
import { Button } from '../../ui/button.tsx'
import { formatMoment, formatSpan } from '../../ui/text/format-day.ts'

/** [OS3] [OS5] When its owner could begin what is clear, and the way to take that time. Nothing where no slot is needed. */
export function SlotNote({ task, forecast }: { readonly task: Task; readonly forecast: TaskForecast }) {
  const offer = useOpenSlot(task.id)
  const frame = useDateFrame()
  const onIntent = useIntents()
  const { me, nameOf } = usePersonWords()
  const slot = offer?.slot ?? null
  if (offer === null || slot === null || task.owner === null) return null
  const isLate = forecast.totalFloat !== null && slot.from > forecast.lateStart
  const take = () =>
    void onIntent(
      { type: 'editTask', task: task.id, change: { constraint: { type: 'startNoEarlierThan', date: slot.from } } },
      `Take ${formatSpan(slot.from, slot.to, frame)} for “${task.title}”`
    )
  return (
    <div className="flex items-start gap-2.5 rounded-md bg-clear-wash px-3 py-2">
      <CalendarClock aria-hidden size={15} className="mt-0.5 shrink-0 text-clear" />
      <div className="min-w-0 flex-1">
        <p className="m-0">
          <span className="text-soft">
            {task.owner === me ? 'Your first open slot: ' : `${nameOf(task.owner)}’s: `}
          </span>
          <span className="tabular font-medium">{formatSpan(slot.from, slot.to, frame)}</span>
        </p>
        <p className="m-0 text-xs text-soft">
          {offer.calendarReadAt === null
            ? 'By working time; no calendar is read.'
            : `Free in your calendar, read ${formatMoment(offer.calendarReadAt, frame)}.`}
          {isLate ? ' Later than its float allows: what follows moves.' : ''}
        </p>
      </div>
      <Button size="small" onPress={take}>
        Take it
      </Button>
    </div>
  )
}
