import { useEffect, useState } from 'react'

import type { InviteFacts } from '../../../shared/ipc/board-deed.ts'
import { useApp } from '../../state/app-context.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { DeedError } from '../board-files/deed-error.tsx'
import { sentenceOf, useDeed } from '../board-files/use-deed.ts'

/** Asks before anything happens: a link opens this, and only a person's yes joins. */
export function JoinDialog({
  link: given,
  onClose,
  onPaired
}: {
  readonly link: string
  readonly onClose: () => void
  /** The device is one of the person's own now; no board opens. */
  readonly onPaired: () => void
}) {
  const app = useApp()
  const deed = useDeed()
  const [link, setLink] = useState(given)
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const reading = useInvite(link)
  const facts = reading.kind === 'read' ? reading.facts : null

  return (
    <Dialog title={facts?.isPairing === true ? 'Pair this device' : 'Join a board'} isOpen onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (facts === null) return
          deed.run(async () => {
            if ((await app.joinBoard(link, name.trim(), address.trim())) === 'paired') onPaired()
          })
        }}
      >
        {given === '' ? (
          <TextField
            label="Invite link"
            value={link}
            onChange={setLink}
            maxLength={1000}
            autoFocus
            placeholder="slipstream://join/…"
            error={reading.kind === 'failed' ? reading.why : null}
          />
        ) : reading.kind === 'failed' ? (
          <p role="alert" className="m-0 text-danger">
            {reading.why}
          </p>
        ) : null}
        {facts === null ? null : facts.here === null ? (
          <>
            <Facts facts={facts} />
            {facts.isForOwnDevice ? null : (
              <TextField
                label="Your name on this board"
                value={name}
                onChange={setName}
                maxLength={100}
                autoFocus={given !== ''}
              />
            )}
            <TextField
              label="Address of a member (optional)"
              value={address}
              onChange={setAddress}
              maxLength={300}
              placeholder="192.168.1.20:4400"
              hint="Only where they cannot be found on this network."
            />
          </>
        ) : (
          <p className="m-0 text-soft">{`This board is on this device already, as “${facts.here}”.`}</p>
        )}
        <DeedError deed={deed} />
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>Cancel</Button>
          {facts === null ? null : facts.here === null ? (
            <Button
              look="primary"
              type="submit"
              isDisabled={deed.busy || (!facts.isForOwnDevice && name.trim() === '')}
            >
              {facts.isPairing ? 'Pair' : 'Join'}
            </Button>
          ) : (
            <Button
              look="primary"
              onPress={() => {
                onClose()
                app.openBoard(facts.board)
              }}
            >
              Open it
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}

function Facts({ facts }: { readonly facts: InviteFacts }) {
  return (
    <div className="flex flex-col gap-2 leading-relaxed">
      <p className="m-0 text-soft">
        {facts.isPairing
          ? 'This makes the device one of yours. Your boards come to it by themselves, and the boards that are here go to your other devices. Say yes only to a link that you made yourself.'
          : facts.isForOwnDevice
            ? 'This makes the device one of yours on the board.'
            : 'Whoever sent you this link invites you to a board. It says no names: those come once a member’s device answers.'}
      </p>
      <p className="m-0">
        Ask them for the six words that they see beside the link:{' '}
        <strong className="font-semibold" data-selectable>
          {facts.fingerprint}
        </strong>
      </p>
      <p className="m-0 text-soft">
        {facts.addresses.length === 0
          ? 'A member is looked for on this network.'
          : `A member is looked for on this network, and at ${facts.addresses.join(', ')}.`}
      </p>
    </div>
  )
}

type Reading =
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly facts: InviteFacts }
  | { readonly kind: 'failed'; readonly why: string }

function useInvite(link: string): Reading {
  const app = useApp()
  const [read, setRead] = useState<{ readonly of: string; readonly reading: Reading } | null>(null)
  useEffect(() => {
    if (link.trim() === '') return undefined
    let wanted = true
    app.readInvite(link.trim()).then(
      (facts) => {
        if (wanted) setRead({ of: link, reading: { kind: 'read', facts } })
      },
      (error: unknown) => {
        if (wanted) setRead({ of: link, reading: { kind: 'failed', why: sentenceOf(error) } })
      }
    )
    return () => {
      wanted = false
    }
  }, [app, link])
  return read !== null && read.of === link && link.trim() !== '' ? read.reading : { kind: 'none' }
}
