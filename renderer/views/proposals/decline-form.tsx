import { useState } from 'react'

import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** [PR5] The no, with why: it is quiet from then on, until its cause is another. */
export function DeclineForm({
  onDecline,
  onClose
}: {
  readonly onDecline: (reason: string) => void
  readonly onClose: () => void
}) {
  const [reason, setReason] = useState('')
  return (
    <form
      aria-label="Decline"
      className="flex flex-col gap-2 rounded-md bg-sunken px-3 py-2.5"
      onSubmit={(event) => {
        event.preventDefault()
        onDecline(reason)
      }}
    >
      <TextField
        label="Why not"
        hint="Everybody on the board can read it. It is not asked again until its cause changes."
        value={reason}
        onChange={setReason}
        onCancel={onClose}
        autoFocus
      />
      <div className="flex gap-1.5">
        <Button type="submit" size="small" isDisabled={reason.trim() === ''}>
          Decline it
        </Button>
        <Button size="small" look="quiet" onPress={onClose}>
          Not now
        </Button>
      </div>
    </form>
  )
}
