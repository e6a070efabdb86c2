import { useState } from 'react'

import { Checkbox } from '../../ui/checkbox.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** A passphrase in dots, which one may look at. */
export function PassphraseField({
  value,
  hint,
  error,
  onChange
}: {
  readonly value: string
  readonly hint?: string
  readonly error?: string | null
  readonly onChange: (value: string) => void
}) {
  const [shown, setShown] = useState(false)
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label="Passphrase"
        value={value}
        onChange={onChange}
        autoFocus
        concealed={!shown}
        maxLength={1000}
        error={error ?? null}
        {...(hint === undefined ? {} : { hint })}
      />
      <Checkbox label="Show the passphrase" isSelected={shown} onChange={setShown} />
    </div>
  )
}
