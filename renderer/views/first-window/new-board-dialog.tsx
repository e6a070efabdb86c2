import { useState } from 'react'

import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** Asks for the name of a new board. */
export function NewBoardDialog({
  isOpen,
  onClose,
  onCreate
}: {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onCreate: (title: string) => void
}) {
  return (
    <Dialog title="New board" isOpen={isOpen} onClose={onClose} width="small">
      <NewBoardForm onClose={onClose} onCreate={onCreate} />
    </Dialog>
  )
}

function NewBoardForm({
  onClose,
  onCreate
}: {
  readonly onClose: () => void
  readonly onCreate: (title: string) => void
}) {
  const [title, setTitle] = useState('')
  const [error, setError] = useState<string | null>(null)
  const change = (text: string) => {
    setTitle(text)
    setError(null)
  }
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (title.trim() === '') setError('A board needs a name.')
        else onCreate(title.trim())
      }}
    >
      <TextField
        label="Name"
        value={title}
        onChange={change}
        autoFocus
        maxLength={200}
        error={error}
        placeholder="Spring launch"
      />
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="primary" type="submit">
          Create
        </Button>
      </div>
    </form>
  )
}
