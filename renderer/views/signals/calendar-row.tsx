import { useState } from 'react'

import type { CalendarState } from '../../../shared/ipc/calendar-state.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { Button } from '../../ui/button.tsx'
import { countOf } from '../../ui/text/count-of.ts'
import { formatMoment } from '../../ui/text/format-day.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'

import { DeadlineList } from './deadline-list.tsx'

/** [FD4] One calendar of one's own: what it is called, how it stands with it, and the way to be rid of it. */
export function CalendarRow({
  calendar,
  isBusy,
  onRemove
}: {
  readonly calendar: CalendarState
  readonly isBusy: boolean
  readonly onRemove: () => void
}) {
  const frame = useDateFrame()
  const [isOpen, setOpen] = useState(false)
  return (
    <li className="flex flex-col gap-2">
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <p className="m-0 truncate" title={calendar.name}>
            {calendar.name}
          </p>
          <p className={`m-0 text-xs ${calendar.problem === null ? 'text-soft' : 'text-danger'}`}>
            {stateWords(calendar, frame)}
          </p>
        </div>
        {calendar.deadlines === 0 ? null : (
          <Button
            look="quiet"
            size="small"
            aria-expanded={isOpen}
            aria-label={`Deadlines of ${calendar.name}`}
            onPress={() => setOpen(!isOpen)}
          >
            {countOf(calendar.deadlines, 'deadline')}
          </Button>
        )}
        <Button look="quiet" size="small" aria-label={`Remove ${calendar.name}`} isDisabled={isBusy} onPress={onRemove}>
          Remove
        </Button>
      </div>
      {isOpen && calendar.deadlines > 0 ? <DeadlineList calendar={calendar.id} /> : null}
    </li>
  )
}

function stateWords({ reads, readAt, problem, unread, busyTimes }: CalendarState, frame: DateFrame): string {
  const last = readAt === null ? '' : ` Last read ${formatMoment(readAt, frame)}.`
  if (reads === 'otherDevice') return `Read by another of your devices.${last}`
  if (reads === 'offline') return `Not read while your network is off.${last}`
  if (problem !== null) return `${problem}${last}`
  if (readAt === null) return 'Not read yet.'
  const times = ` ${countOf(busyTimes, 'busy time')}.`
  if (reads === 'told') return `Told by a signal ${formatMoment(readAt, frame)}.${times}`
  const odd = unread === 0 ? '' : ` ${countOf(unread, 'entry', 'entries')} could not be read.`
  return `Read ${formatMoment(readAt, frame)}.${times}${odd}`
}
