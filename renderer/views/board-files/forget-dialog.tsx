import { useState } from 'react'

import type { BoardListing } from '../../../shared/ipc/main-and-hub.ts'
import { instantFromMilliseconds } from '../../../shared/model/instant.ts'
import { useApp } from '../../state/app-context.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { countOf } from '../../ui/text/count-of.ts'
import { formatMoment } from '../../ui/text/format-day.ts'
import { TextField } from '../../ui/text-field.tsx'
import type { ToastQueue } from '../../ui/toast/toast-queue.ts'

import { useDeed } from './use-deed.ts'

/** Says what is lost, and asks for the board's name where it would be lost for good. */
export function ForgetDialog({
  board,
  toasts,
  onBackUp,
  onClose
}: {
  readonly board: BoardListing
  readonly toasts: ToastQueue
  readonly onBackUp: () => void
  readonly onClose: () => void
}) {
  const app = useApp()
  const deed = useDeed()
  const [typed, setTyped] = useState('')
  const { backedUpAt, title } = board
  const isSure = backedUpAt !== null || typed.trim() === title.trim()
  const forget = () =>
    deed.run(async () => {
      await app.forgetBoard(board.id)
      toasts.show({ kind: 'forgotten', title: `“${title}” is no longer on this device` })
      onClose()
    })
  return (
    <Dialog title={`Forget “${title}” on this device?`} isOpen onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (isSure) forget()
        }}
      >
        <p className="m-0 leading-relaxed text-soft">
          {`The board’s folder, with ${countOf(board.tasks, 'task')}, everything said on them and the whole history, is removed from this device. This cannot be undone.`}
        </p>
        <p className="m-0 leading-relaxed">
          {backedUpAt === null
            ? 'It was never backed up: nothing of it will be left.'
            : `It was backed up ${formatMoment(instantFromMilliseconds(backedUpAt), app.dateFrame())}. What was changed since is lost, and the rest comes back from that file.`}
        </p>
        {backedUpAt === null ? (
          <TextField label={`To forget it, write its name: ${title}`} value={typed} onChange={setTyped} autoFocus />
        ) : null}
        {deed.error === null ? null : (
          <p role="alert" className="m-0 text-danger" data-selectable>
            {deed.error}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>Cancel</Button>
          {board.archived ? null : <Button onPress={onBackUp}>Back up first…</Button>}
          <Button look="danger" type="submit" isDisabled={!isSure || deed.busy}>
            Forget
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
