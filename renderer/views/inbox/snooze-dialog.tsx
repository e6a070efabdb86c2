import { useState } from 'react'

import type { InboxEntry } from '../../../shared/inbox/inbox-item.ts'
import { succeed } from '../../../shared/lib/result.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useDateReader } from '../../state/use-date-reader.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** Asks until when an item is to be out of sight, and why. */
export function SnoozeDialog({
  entry,
  onSnooze,
  onClose
}: {
  readonly entry: InboxEntry
  readonly onSnooze: (until: Instant, reason: string) => void
  readonly onClose: () => void
}) {
  const frame = useDateFrame()
  const read = useDateReader('begin')
  const [until, setUntil] = useState<Instant | null>(null)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | null>(null)
  const snooze = () => {
    if (until === null) return setError('Say until when.')
    if (until <= frame.now) return setError('That day is not ahead.')
    if (reason.trim() === '') return setError('Say why, so that you know when it comes back.')
    onSnooze(until, reason.trim())
    onClose()
  }
  return (
    <Dialog title="Snooze" isOpen onClose={onClose} width="small">
      <div className="flex flex-col gap-4">
        <p className="m-0 break-words text-soft">{entry.title}</p>
        <DateField
          label="Until"
          value={until}
          frame={frame}
          read={read}
          onDate={(date) => {
            setUntil(date)
            setError(null)
            return succeed(undefined)
          }}
        />
        <TextField
          label="Reason"
          value={reason}
          onChange={(text) => {
            setReason(text.slice(0, 500))
            setError(null)
          }}
          placeholder="What it waits for"
        />
        {error === null ? null : (
          <p role="alert" className="m-0 text-xs text-danger">
            {error}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" onPress={snooze}>
            Snooze
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
