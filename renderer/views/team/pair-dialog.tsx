import { MonitorSmartphone } from 'lucide-react'
import { useState } from 'react'

import type { PairInvite } from '../../../shared/ipc/board-deed.ts'
import { useApp } from '../../state/app-context.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { DeedError } from '../board-files/deed-error.tsx'
import { useDeed } from '../board-files/use-deed.ts'

import { MadeInvite } from './made-invite.tsx'

/** Makes the link that turns another device into one of one's own, and says what follows from it. */
export function PairDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useApp()
  const deed = useDeed()
  const [name, setName] = useState('')
  const [made, setMade] = useState<PairInvite | null>(null)
  return (
    <Dialog title="Add a device of mine" isOpen onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          deed.run(async () => setMade(await app.pairDevice(name.trim())))
        }}
      >
        <p className="m-0 leading-relaxed text-soft">
          Open the link in Slipstream on the other device. Your boards of both come to each other, also those that you
          make later, and what you answer on one is not told on the other. Boards that were on one device only count as
          shared from then on.
        </p>
        <TextField
          label="Your name"
          value={name}
          onChange={setName}
          maxLength={100}
          placeholder="Ana"
          hint="For boards that do not know you yet. Not needed with the third device."
        />
        {made === null ? null : <MadeInvite made={made} />}
        <DeedError deed={deed} />
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>{made === null ? 'Cancel' : 'Close'}</Button>
          <Button look={made === null ? 'primary' : 'plain'} type="submit" isDisabled={deed.busy}>
            <MonitorSmartphone aria-hidden size={14} />
            {made === null ? 'Make a link' : 'Make another'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
