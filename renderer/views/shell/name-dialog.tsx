import { useState } from 'react'

import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** Asks what something is to be called, with a name to begin with. */
export function NameDialog({
  title,
  name,
  hint,
  needed,
  verb,
  onName,
  onClose
}: {
  readonly title: string
  readonly name: string
  readonly hint?: string
  /** What is said where no name is given. */
  readonly needed: string
  /** What the button says. */
  readonly verb: string
  readonly onName: (name: string) => void
  readonly onClose: () => void
}) {
  const [text, setText] = useState(name)
  const [error, setError] = useState<string | null>(null)
  return (
    <Dialog title={title} isOpen onClose={onClose} width="small">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() === '') return setError(needed)
          onName(text.trim())
          onClose()
        }}
      >
        <TextField
          label="Name"
          value={text}
          onChange={(next) => {
            setText(next)
            setError(null)
          }}
          autoFocus
          maxLength={200}
          error={error}
          {...(hint === undefined ? {} : { hint })}
        />
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit">
            {verb}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
