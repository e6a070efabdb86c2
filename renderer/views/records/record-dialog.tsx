import type { ReactNode } from 'react'

import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** A small dialog that records one fact: its fields, what is wrong with them, and one button, which Enter presses too. */
export function RecordDialog({
  title,
  keep,
  error,
  onKeep,
  onClose,
  children
}: {
  readonly title: string
  /** The button that records it. */
  readonly keep: string
  readonly error: string | null
  readonly onKeep: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  return (
    <Dialog title={title} isOpen onClose={onClose} width="small">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          onKeep()
        }}
      >
        {children}
        {error === null ? null : (
          <p role="alert" className="m-0 text-xs text-danger">
            {error}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit">
            {keep}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
