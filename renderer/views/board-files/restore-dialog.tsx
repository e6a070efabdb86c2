import { FolderOpen } from 'lucide-react'
import { useState } from 'react'

import type { BackupFacts, RestoredBoard } from '../../../shared/ipc/board-deed.ts'
import { instantFromMilliseconds } from '../../../shared/model/instant.ts'
import { useApp } from '../../state/app-context.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { countOf } from '../../ui/text/count-of.ts'
import { formatMoment } from '../../ui/text/format-day.ts'
import type { ToastQueue } from '../../ui/toast/toast-queue.ts'

import { PassphraseField } from './passphrase-field.tsx'
import { useDeed } from './use-deed.ts'

/** Chooses a board file, says what is in it, and restores it. */
export function RestoreDialog({ toasts, onClose }: { readonly toasts: ToastQueue; readonly onClose: () => void }) {
  const app = useApp()
  const deed = useDeed()
  const [facts, setFacts] = useState<BackupFacts | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const choose = () =>
    deed.run(async () => {
      setFacts(null)
      setFacts(await app.chooseBackup())
    })
  const restore = () =>
    deed.run(async () => {
      const restored = await app.restoreBoard(passphrase)
      toasts.show({ kind: 'backup', tone: 'good', stay: 10_000, ...wordsOf(restored) })
      onClose()
    })
  return (
    <Dialog title="Restore a board" isOpen onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          restore()
        }}
      >
        {facts === null ? (
          <p className="m-0 leading-relaxed text-soft">
            Choose a file that “Back up” made (it ends in .slipboard). It is checked to the last byte before anything is
            changed.
          </p>
        ) : (
          <FileFacts facts={facts} />
        )}
        {facts !== null && facts.sealed && facts.here === null ? (
          <PassphraseField
            value={passphrase}
            onChange={(text) => {
              setPassphrase(text)
              deed.forgive()
            }}
            error={deed.error}
          />
        ) : deed.error === null ? null : (
          <p role="alert" className="m-0 text-danger" data-selectable>
            {deed.error}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>Cancel</Button>
          <Button look={facts === null ? 'primary' : 'plain'} isDisabled={deed.busy} onPress={choose}>
            <FolderOpen aria-hidden size={14} />
            {facts === null ? 'Choose a file…' : 'Another file…'}
          </Button>
          {facts === null ? null : (
            <Button look="primary" type="submit" isDisabled={deed.busy}>
              {facts.here === null ? 'Restore' : 'Add what is missing'}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}

function FileFacts({ facts }: { readonly facts: BackupFacts }) {
  const frame = useApp().dateFrame()
  const when = (milliseconds: number) => formatMoment(instantFromMilliseconds(milliseconds), frame)
  return (
    <div className="flex flex-col gap-2 leading-relaxed">
      <p className="m-0 font-semibold break-all" data-selectable>
        {facts.name}
      </p>
      <p className="m-0 text-soft">
        Made {when(facts.madeAt)}, with {countOf(facts.changes, 'change')}
        {facts.newestAt === null ? '' : `, the last one ${when(facts.newestAt)}`}. It is whole.
      </p>
      <p className="m-0 text-soft">
        {facts.here === null
          ? 'The board is not on this device. It comes back as it was then.'
          : `The board is here already as “${facts.here}”. Changes that it lacks are added; nothing is overwritten.`}
      </p>
    </div>
  )
}

function wordsOf({ added, setAside }: RestoredBoard): { readonly title: string; readonly lines: readonly string[] } {
  const lines = setAside === null ? [] : [`What was there and did not open was kept: ${setAside}`]
  if (added === null) return { title: 'The board is back', lines }
  return { title: added === 0 ? 'All of the file was here already' : `${countOf(added, 'change')} added`, lines }
}
