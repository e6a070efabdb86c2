import { useState } from 'react'

import type { Result } from '../../shared/lib/result.ts'

import { TextField } from './text-field.tsx'
import type { TextFieldProps } from './text-field.tsx'

export type DraftFieldProps = Omit<TextFieldProps, 'onChange' | 'onCommit' | 'onCancel' | 'error' | 'value'> & {
  /** What holds now, as text; a change from outside replaces a draft that nobody is writing. */
  readonly value: string
  /** Reads the draft; a failure is shown below the field and the draft stays. */
  readonly onDraft: (text: string) => Result<void, string>
}

/** A field that commits once: on Enter or on leaving it, and only when it differs. Escape takes the draft back. */
export function DraftField({ value, onDraft, ...rest }: DraftFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const commit = () => {
    if (draft === null) return
    if (draft === value) {
      setDraft(null)
      setError(null)
      return
    }
    const outcome = onDraft(draft)
    setError(outcome.ok ? null : outcome.failure)
    if (outcome.ok) setDraft(null)
  }
  return (
    <TextField
      {...rest}
      value={draft ?? value}
      onChange={setDraft}
      onCommit={commit}
      onCancel={() => {
        setDraft(null)
        setError(null)
      }}
      error={error}
    />
  )
}
