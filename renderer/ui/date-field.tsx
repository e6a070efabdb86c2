import type { Result } from '../../shared/lib/result.ts'
import type { Instant } from '../../shared/model/instant.ts'

import { DraftField } from './draft-field.tsx'
import { formatPlainDay } from './text/format-day.ts'
import type { DateFrame } from './text/format-day.ts'

/** A date as one types it; empty clears it. The failures of `read` and `onDate` are shown below. */
export function DateField({
  label,
  value,
  frame,
  read,
  onDate,
  hideLabel = false,
  isDisabled = false,
  placeholder = 'fri, 14 May, in 3 days'
}: {
  readonly label: string
  readonly value: Instant | null
  readonly frame: DateFrame
  readonly read: (text: string) => Result<Instant, string>
  readonly onDate: (date: Instant | null) => Result<void, string>
  readonly hideLabel?: boolean
  readonly isDisabled?: boolean
  readonly placeholder?: string
}) {
  return (
    <DraftField
      label={label}
      hideLabel={hideLabel}
      isDisabled={isDisabled}
      placeholder={placeholder}
      value={value === null ? '' : formatPlainDay(value, frame)}
      onDraft={(text) => {
        if (text.trim() === '') return onDate(null)
        const parsed = read(text)
        return parsed.ok ? onDate(parsed.value) : parsed
      }}
    />
  )
}
