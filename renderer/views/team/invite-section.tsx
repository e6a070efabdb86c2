import { Link2 } from 'lucide-react'
import { useState } from 'react'

import type { PairInvite } from '../../../shared/ipc/board-deed.ts'
import type { TeamState } from '../../../shared/ipc/team-state.ts'
import { useApp } from '../../state/app-context.ts'
import { useBoard, useGraphPart } from '../../state/board-context.ts'
import { useStore } from '../../state/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { countOf } from '../../ui/text/count-of.ts'
import { DeedError } from '../board-files/deed-error.tsx'
import { useDeed } from '../board-files/use-deed.ts'

import { MadeInvite } from './made-invite.tsx'
import { roleWords } from './role-words.ts'
import { useSayMoment } from './use-say-moment.ts'

type Whom = 'editor' | 'viewer' | 'device'

const hoursOffered = ['1', '8', '24'] as const
const usesOffered = ['1', '5', '20'] as const

/** Makes an invite's link, and lists those that are open. */
export function InviteSection({ team }: { readonly team: TeamState }) {
  const app = useApp()
  const session = useBoard()
  const people = useGraphPart('people')
  const me = useStore(session.me)
  const deed = useDeed()
  const isOwner = !team.shared || team.role === 'owner'
  const [whom, setWhom] = useState<Whom>(isOwner ? 'editor' : 'device')
  const [hours, setHours] = useState<(typeof hoursOffered)[number]>('24')
  const [uses, setUses] = useState<(typeof usesOffered)[number]>('1')
  const [name, setName] = useState('')
  const [made, setMade] = useState<PairInvite | null>(null)
  const needsName = !team.shared && (me === null || !people.has(me))

  const invite = () =>
    deed.run(async () => {
      const done = await session.changeTeam({
        kind: 'invite',
        role: whom === 'viewer' ? 'viewer' : 'editor',
        hours: Number(hours),
        uses: Number(uses),
        name: name.trim(),
        isForOwnDevice: whom === 'device'
      })
      if (!done.ok) throw new Error(done.failure)
      if (done.value.kind !== 'invited') return
      if (me !== done.value.me) app.setMe(session.board, done.value.me)
      setMade(done.value)
    })

  return (
    <section aria-label="Invite" className="flex flex-col gap-3">
      <h3 className="m-0 text-xs font-semibold text-faint">Invite</h3>
      {team.shared ? null : (
        <p className="m-0 leading-relaxed text-soft">
          The board is on this device only. With the first invite you become its owner, and Slipstream begins to look
          for the devices of those who join.
        </p>
      )}
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          invite()
        }}
      >
        {needsName ? (
          <TextField
            label="Your name on this board"
            value={name}
            onChange={setName}
            maxLength={100}
            placeholder="Ana"
          />
        ) : null}
        <div className="grid grid-cols-3 gap-3">
          <Choice<Whom>
            label="Whom"
            value={whom}
            onChoose={setWhom}
            options={[
              ...(isOwner
                ? ([
                    { value: 'editor', label: 'Somebody who edits' },
                    { value: 'viewer', label: 'Somebody who reads' }
                  ] as const)
                : []),
              { value: 'device', label: 'A device of mine, here' }
            ]}
          />
          <Choice
            label="Open for"
            value={hours}
            onChoose={setHours}
            options={hoursOffered.map((value) => ({ value, label: value === '1' ? '1 hour' : `${value} hours` }))}
          />
          {whom === 'device' ? null : (
            <Choice
              label="Can be used"
              value={uses}
              onChoose={setUses}
              options={usesOffered.map((value) => ({ value, label: value === '1' ? 'once' : `${value} times` }))}
            />
          )}
        </div>
        {whom === 'device' ? (
          <p className="m-0 text-xs text-soft">
            It gets this board alone. “Add a device of mine”, beside the list of your boards, brings it all of them.
          </p>
        ) : null}
        <DeedError deed={deed} />
        <div>
          <Button look={made === null ? 'primary' : 'plain'} type="submit" isDisabled={deed.busy}>
            <Link2 aria-hidden size={14} />
            {made === null ? 'Make an invite' : 'Make another'}
          </Button>
        </div>
      </form>
      {made === null ? null : <MadeInvite made={made} />}
      {team.invites.length === 0 ? null : <OpenInvites team={team} isOwner={isOwner} />}
    </section>
  )
}

function OpenInvites({ team, isOwner }: { readonly team: TeamState; readonly isOwner: boolean }) {
  const session = useBoard()
  const say = useSayMoment()
  const deed = useDeed()
  return (
    <div className="flex flex-col gap-2">
      <ul aria-label="Open invites" className="m-0 flex list-none flex-col gap-1 p-0 text-xs text-soft">
        {team.invites.map((invite) => (
          <li key={invite.key}>
            {invite.isForOwnDevice ? 'Another device' : roleWords[invite.role].one}, {countOf(invite.usesLeft, 'use')}{' '}
            left, until {say(invite.expires)}: {invite.fingerprint}
          </li>
        ))}
      </ul>
      {isOwner ? (
        <div className="-ml-2">
          <Button
            size="small"
            look="quiet"
            isDisabled={deed.busy}
            onPress={() =>
              deed.run(async () => {
                const done = await session.changeTeam({ kind: 'withdrawInvites' })
                if (!done.ok) throw new Error(done.failure)
              })
            }
          >
            Withdraw all open invites
          </Button>
        </div>
      ) : null}
      <DeedError deed={deed} />
    </div>
  )
}
