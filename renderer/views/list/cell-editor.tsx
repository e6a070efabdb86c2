import { useState } from 'react'

import type { Result } from '../../../shared/lib/result.ts'

/** A cell that is being written: Enter and Tab keep it, Escape takes it back, leaving it keeps what can be kept. */
export function CellEditor({
  label,
  first,
  align,
  onKeep,
  onLeave
}: {
  readonly label: string
  /** What stands in it at first. */
  readonly first: string
  readonly align: 'left' | 'right'
  /** Reads it; a failure is shown and the cell stays open. `step` is where to go on. */
  readonly onKeep: (text: string, step: 'stay' | 'down' | 'right' | 'left') => Result<void, string>
  readonly onLeave: () => void
}) {
  const [text, setText] = useState(first)
  const [error, setError] = useState<string | null>(null)
  const keep = (step: 'stay' | 'down' | 'right' | 'left') => {
    const outcome = onKeep(text, step)
    setError(outcome.ok ? null : outcome.failure)
    return outcome.ok
  }
  return (
    <span className="relative flex h-full w-full items-center">
      <input
        autoFocus
        aria-label={label}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : 'cell-problem'}
        value={text}
        maxLength={2000}
        onFocus={(event) => event.currentTarget.setSelectionRange(first.length, first.length)}
        onChange={(event) => {
          setText(event.target.value)
          setError(null)
        }}
        onBlur={() => {
          if (!keep('stay')) onLeave()
        }}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') onLeave()
          else if (event.key === 'Enter') keep('down')
          else if (event.key === 'Tab') keep(event.shiftKey ? 'left' : 'right')
          else return
          event.preventDefault()
        }}
        className={`h-full w-full min-w-0 rounded-sm bg-surface px-2 ring-2 ring-accent outline-none ring-inset ${error === null ? '' : 'ring-danger'} ${align === 'right' ? 'text-right' : ''}`}
      />
      {error === null ? null : (
        <span
          id="cell-problem"
          role="alert"
          className="absolute top-full left-0 z-20 mt-1 w-max max-w-72 rounded-md bg-raised px-2 py-1 text-xs whitespace-normal text-danger shadow-pop"
        >
          {error}
        </span>
      )}
    </span>
  )
}
