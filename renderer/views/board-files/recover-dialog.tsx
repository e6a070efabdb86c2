import { useState } from 'react'

import type { BoardId } from '../../../shared/model/ids.ts'
import { useApp } from '../../state/app-context.ts'
import { useStore } from '../../state/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'

import { DeedError } from './deed-error.tsx'
import { useDeed } from './use-deed.ts'

/** The choice that is no board of this device. */
const elsewhere = ''

/** Takes printed words, and makes this device an owner's on the board that they are of. */
export function RecoverDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useApp()
  const deed = useDeed()
  const boards = useStore(app.boards).filter(({ archived }) => !archived)
  const [board, setBoard] = useState<BoardId | typeof elsewhere>(boards[0]?.id ?? elsewhere)
  const [words, setWords] = useState('')
  const [link, setLink] = useState('')
  const [address, setAddress] = useState('')
  const isElsewhere = board === elsewhere
  return (
    <Dialog title="Recover a board" isOpen onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          deed.run(async () => {
            await app.recoverBoard(words, isElsewhere ? null : board, isElsewhere ? link.trim() : '', address.trim())
            onClose()
          })
        }}
      >
        <p className="m-0 leading-relaxed text-soft">
          The eighteen words make this a device of the owner who printed them. Nothing of the words is kept once it
          belongs.
        </p>
        <TextField
          label="Words from the paper"
          value={words}
          onChange={(text) => {
            setWords(text)
            deed.forgive()
          }}
          maxLength={1000}
          autoFocus
        />
        {boards.length === 0 ? null : (
          <Choice
            label="Board"
            value={board}
            onChoose={setBoard}
            options={[
              ...boards.map(({ id, title }) => ({
                value: id,
                label: title === '' ? 'A board without a title' : title
              })),
              { value: elsewhere, label: 'One that is not here' }
            ]}
          />
        )}
        {isElsewhere ? (
          <>
            <TextField
              label="Link of an invite to it"
              value={link}
              onChange={setLink}
              maxLength={1000}
              placeholder="slipstream://join/…"
              hint="Any will do, also a spent one: it says where the members meet. Or restore the board’s file first."
            />
            <TextField
              label="Address of a member (optional)"
              value={address}
              onChange={setAddress}
              maxLength={300}
              placeholder="192.168.1.20:4400"
              hint="Only where they cannot be found on this network."
            />
          </>
        ) : null}
        <DeedError deed={deed} />
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>Cancel</Button>
          <Button
            look="primary"
            type="submit"
            isDisabled={deed.busy || words.trim() === '' || (isElsewhere && link.trim() === '')}
          >
            Recover
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
