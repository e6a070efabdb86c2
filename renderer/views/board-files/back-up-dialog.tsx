import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'

import type { BoardListing } from '../../../shared/ipc/main-and-hub.ts'
import { useApp } from '../../state/app-context.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { ToastQueue } from '../../ui/toast/toast-queue.ts'

import { PassphraseField } from './passphrase-field.tsx'
import { useDeed } from './use-deed.ts'

/** Asks for a passphrase, says what it is for, and then for a place. */
export function BackUpDialog({
  board,
  toasts,
  onClose
}: {
  readonly board: BoardListing
  readonly toasts: ToastQueue
  readonly onClose: () => void
}) {
  const app = useApp()
  const deed = useDeed()
  const [passphrase, setPassphrase] = useState('')
  const write = () =>
    deed.run(async () => {
      const name = await app.backUpBoard(board, passphrase)
      if (name === null) return
      toasts.show({ kind: 'backup', tone: 'good', title: `“${board.title}” is in ${name}` })
      onClose()
    })
  return (
    <Dialog title={`Back up “${board.title}”`} isOpen onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          write()
        }}
      >
        <p className="m-0 leading-relaxed text-soft">
          One file with everything on the board: its tasks, who changed what and when, and the keys that open it. From
          it the board can be restored here or on another machine.
        </p>
        <PassphraseField
          value={passphrase}
          onChange={setPassphrase}
          error={deed.error}
          {...(passphrase === '' ? {} : { hint: 'The file opens with it alone: forgotten, it cannot be found out.' })}
        />
        {passphrase === '' ? (
          <p role="note" className="m-0 flex gap-2 rounded-md bg-waiting-wash px-3 py-2 text-xs leading-relaxed">
            <TriangleAlert aria-hidden size={15} className="mt-px shrink-0 text-waiting" />
            Without a passphrase, anybody who has the file can read the board and own it. Leave it empty only where the
            place you keep the file in is safe.
          </p>
        ) : null}
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit" isDisabled={deed.busy}>
            {deed.busy ? 'Writing…' : 'Choose a place…'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
