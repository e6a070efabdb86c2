import { useEffect, useState } from 'react'

import type { CalendarDeed, CalendarState } from '../../../shared/ipc/calendar-state.ts'
import { useBoard } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { countOf } from '../../ui/text/count-of.ts'
import { formatMoment } from '../../ui/text/format-day.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'
import { useDeed } from '../board-files/use-deed.ts'

/** [FD4] The calendars of one's own whose busy times an open slot minds. Nobody else sees them, nor what is in them. */
export function CalendarSettings() {
  const session = useBoard()
  const frame = useDateFrame()
  const { busy, error, run } = useDeed()
  const [calendars, setCalendars] = useState<readonly CalendarState[]>([])
  const [address, setAddress] = useState('')
  useEffect(() => {
    let isOpen = true
    session.calendars({ kind: 'list' }).then(
      (known) => {
        if (isOpen) setCalendars(known)
      },
      // The background process says elsewhere what is wrong with it.
      () => undefined
    )
    return () => {
      isOpen = false
    }
  }, [session])
  const ask = (deed: CalendarDeed) => run(async () => setCalendars(await session.calendars(deed)))
  const add = () =>
    run(async () => {
      setCalendars(await session.calendars({ kind: 'add', address }))
      setAddress('')
    })
  return (
    <section aria-label="Your calendars" className="mt-4 flex flex-col gap-3 border-t border-line pt-4">
      <p className="m-0 text-xs text-soft">
        Open slots mind when your calendars say you are busy. Only your own devices know; no title is kept, and nothing
        of it comes onto a board.
      </p>
      {calendars.length === 0 ? null : (
        <ul aria-label="Calendars" className="m-0 flex list-none flex-col gap-2 p-0">
          {calendars.map((calendar) => (
            <li key={calendar.id} className="flex items-center gap-3">
              <div className="min-w-0 flex-1">
                <p className="m-0 truncate">{calendar.name}</p>
                <p className={`m-0 text-xs ${calendar.problem === null ? 'text-soft' : 'text-danger'}`}>
                  {stateWords(calendar, frame)}
                </p>
              </div>
              <Button
                look="quiet"
                size="small"
                isDisabled={busy}
                onPress={() => ask({ kind: 'remove', id: calendar.id })}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (address.trim() !== '') add()
        }}
      >
        <TextField
          label="Add a calendar by its address"
          value={address}
          onChange={setAddress}
          maxLength={2000}
          placeholder="https://…/calendar.ics"
          error={error}
          after={
            <Button type="submit" isDisabled={busy}>
              Add
            </Button>
          }
        />
      </form>
      {calendars.length === 0 ? null : (
        <div>
          <Button size="small" isDisabled={busy} onPress={() => ask({ kind: 'readAgain' })}>
            Read them now
          </Button>
        </div>
      )}
    </section>
  )
}

function stateWords({ readAt, problem, unread }: CalendarState, frame: DateFrame): string {
  const read = readAt === null ? 'Not read yet.' : `Read ${formatMoment(readAt, frame)}.`
  const odd = unread === 0 ? '' : ` ${countOf(unread, 'entry', 'entries')} could not be read.`
  return problem === null
    ? `${read}${odd}`
    : `${problem} ${readAt === null ? '' : `Last read ${formatMoment(readAt, frame)}.`}`.trim()
}
