import { useState } from 'react'

import type { Result } from '../../../shared/lib/result.ts'

/** The title, edited where it stands; as tall as it needs. Enter keeps it, Escape takes the draft back. */
export function TitleField({
  title,
  onTitle
}: {
  readonly title: string
  readonly onTitle: (title: string) => Result<void, string>
}) {
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const shown = draft ?? title
  const commit = () => {
    if (draft === null) return
    const next = draft.replace(/\s+/g, ' ').trim()
    if (next === '') return setError('A task needs a title.')
    const outcome = next === title ? null : onTitle(next)
    if (outcome !== null && !outcome.ok) return setError(outcome.failure)
    setError(null)
    setDraft(null)
  }
  return (
    <div>
      <textarea
        aria-label="Title"
        aria-invalid={error !== null}
        rows={1}
        maxLength={1000}
        value={shown}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault()
            event.currentTarget.blur()
          }
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation()
            setDraft(null)
            setError(null)
          }
        }}
        className="-mx-1.5 block w-[calc(100%+0.75rem)] resize-none overflow-hidden [field-sizing:content] rounded-md border border-transparent bg-transparent px-1.5 py-1 text-lg leading-snug font-semibold hover:border-line focus:border-accent"
      />
      {error === null ? null : (
        <p role="alert" className="m-0 mt-1 text-xs text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
