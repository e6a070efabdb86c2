import { useState } from 'react'

import { succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useDateReader } from '../../state/use-date-reader.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** A day ahead and a reason for waiting until then. */
export type Postponement = { readonly until: Instant; readonly reason: string }

/** What the form says. */
export type UntilWords = {
  /** Where no day, or no reason, was given. */
  readonly noDay: string
  readonly noReason: string
  readonly placeholder: string
  /** The button that keeps it. */
  readonly keep: string
}

/** Asks until when, and why; a day that is not ahead, and no reason, are said and not kept. */
export function UntilForm({
  first = null,
  words,
  longestReason = 2000,
  onKeep,
  onClose
}: {
  /** What holds already. */
  readonly first?: Postponement | null
  readonly words: UntilWords
  /** In UTF-16 units; what is longer is cut while one writes. */
  readonly longestReason?: number
  /** The failure is shown, and the form stays. */
  readonly onKeep: (postponement: Postponement) => Result<void, string>
  readonly onClose: () => void
}) {
  const frame = useDateFrame()
  const read = useDateReader('begin')
  const [until, setUntil] = useState<Instant | null>(first?.until ?? null)
  const [reason, setReason] = useState(first?.reason ?? '')
  const [error, setError] = useState<string | null>(null)
  const keep = () => {
    if (until === null) return setError(words.noDay)
    if (until <= frame.now) return setError('That day is not ahead.')
    if (reason.trim() === '') return setError(words.noReason)
    const outcome = onKeep({ until, reason: reason.trim() })
    if (outcome.ok) onClose()
    else setError(outcome.failure)
  }
  return (
    <>
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
          setReason(text.slice(0, longestReason))
          setError(null)
        }}
        placeholder={words.placeholder}
      />
      {error === null ? null : (
        <p role="alert" className="m-0 text-xs text-danger">
          {error}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="primary" onPress={keep}>
          {words.keep}
        </Button>
      </div>
    </>
  )
}
