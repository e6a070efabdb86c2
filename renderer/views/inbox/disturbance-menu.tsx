import { Bell, BellOff, ChevronDown } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'

import { millisecondsOf, toInstant } from '../../../shared/model/instant.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import { useApp } from '../../state/app-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useStore } from '../../state/use-store.ts'
import { Menu } from '../../ui/menu.tsx'
import { formatMoment } from '../../ui/text/format-day.ts'

const hour = 60

/** [NT3] [NT4] How it stands with notifications, and the ways to be left alone. */
export function DisturbanceMenu() {
  const app = useApp()
  const frame = useDateFrame()
  const { notifications } = useStore(app.settings)
  const { undisturbedUntil, atAnyHour } = notifications
  const set = (change: Partial<typeof notifications>) => app.setNotifications({ ...notifications, ...change })
  const quiet = (minutes: number) => set({ undisturbedUntil: millisecondsOf(toInstant(frame.now + minutes)) })
  const until = undisturbedUntil === null ? null : toInstant(Math.floor(undisturbedUntil / 60_000))
  const isQuiet = until !== null && until > frame.now
  return (
    <Menu
      label="Notifications"
      entries={[
        ...(isQuiet
          ? [
              {
                kind: 'action',
                id: 'again',
                label: 'Disturb me again',
                run: () => set({ undisturbedUntil: null })
              } as const
            ]
          : [
              { kind: 'action', id: 'hour', label: 'Do not disturb for an hour', run: () => quiet(hour) } as const,
              { kind: 'action', id: 'day', label: 'Do not disturb for a day', run: () => quiet(24 * hour) } as const
            ]),
        { kind: 'line', id: 'line' },
        {
          kind: 'action',
          id: 'hours',
          label: 'Only in working hours',
          checked: !atAnyHour,
          run: () => set({ atAnyHour: !atAnyHour })
        }
      ]}
    >
      <AriaButton className="inline-flex h-7 cursor-default items-center gap-1.5 rounded-md px-2 text-xs text-soft hover:bg-hover hover:text-ink">
        {isQuiet ? <BellOff aria-hidden size={14} /> : <Bell aria-hidden size={14} />}
        {statusWords(isQuiet ? until : null, atAnyHour, frame)}
        <ChevronDown aria-hidden size={12} className="text-faint" />
      </AriaButton>
    </Menu>
  )
}

function statusWords(
  quietUntil: Instant | null,
  atAnyHour: boolean,
  frame: Parameters<typeof formatMoment>[1]
): string {
  if (quietUntil !== null) return `Not disturbed until ${formatMoment(quietUntil, frame)}`
  return atAnyHour ? 'Notified at any hour' : 'Notified in working hours'
}
