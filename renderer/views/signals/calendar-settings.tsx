import { useState } from 'react'

import { useApp } from '../../state/app-context.ts'
import { useBoard } from '../../state/board-context.ts'
import { useStore } from '../../state/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDeed } from '../board-files/use-deed.ts'

import { CalendarRow } from './calendar-row.tsx'

/** [FD4] The calendars of one's own whose busy times an open slot minds. Nobody else sees them, nor what is in them. */
export function CalendarSettings() {
  const app = useApp()
  const session = useBoard()
  const calendars = useStore(session.calendars)
  const { busy, error, run } = useDeed()
  const [address, setAddress] = useState('')
  const add = () =>
    run(async () => {
      await session.changeCalendars({ kind: 'add', address })
      setAddress('')
    })
  return (
    <section aria-label="Your calendars" className="mt-4 flex flex-col gap-3 border-t border-line pt-4">
      <h3 className="m-0 text-xs font-semibold text-faint">Your calendars</h3>
      <p className="m-0 text-xs text-soft">
        Open slots mind when your calendars say you are busy. Only your own devices know; no title is kept, and nothing
        of it comes onto a board.
      </p>
      {calendars.length === 0 ? null : (
        <ul aria-label="Calendars" className="m-0 flex list-none flex-col gap-2 p-0">
          {calendars.map((calendar) => (
            <CalendarRow
              key={calendar.id}
              calendar={calendar}
              isBusy={busy}
              onRemove={() => run(() => session.changeCalendars({ kind: 'remove', id: calendar.id }))}
            />
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
      <div className="flex flex-wrap gap-2">
        <Button size="small" isDisabled={busy} onPress={() => run(app.addCalendarFile)}>
          Add a file…
        </Button>
        {calendars.length === 0 ? null : (
          <Button
            size="small"
            isDisabled={busy}
            onPress={() => run(() => session.changeCalendars({ kind: 'readAgain' }))}
          >
            Read them now
          </Button>
        )}
      </div>
    </section>
  )
}
