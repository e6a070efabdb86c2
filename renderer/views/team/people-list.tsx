import { Laptop, UserMinus } from 'lucide-react'
import { useState } from 'react'

import type { TeamDeed } from '../../../shared/ipc/team-deed.ts'
import type { TeamDevice, TeamState } from '../../../shared/ipc/team-state.ts'
import { useBoard, useGraphPart } from '../../state/board-context.ts'
import { clockInWords, fewestLacking, holdsInWords, stateInWords, versionInWords } from '../../state/sync-words.ts'
import { useTeam } from '../../state/use-team.ts'
import type { NamedPerson } from '../../state/use-team.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { countOf } from '../../ui/text/count-of.ts'
import { DeedError } from '../board-files/deed-error.tsx'
import { useDeed } from '../board-files/use-deed.ts'

import { GoneList } from './gone-list.tsx'
import { PermissionList } from './permission-list.tsx'
import { roleWords } from './role-words.ts'
import { useSayMoment } from './use-say-moment.ts'

/** Everybody who belongs, with their devices: what each has, and as of when. */
export function PeopleList({ team }: { readonly team: TeamState }) {
  const { people } = useTeam()
  const session = useBoard()
  const deed = useDeed()
  const others = people.flatMap(({ devices }) => devices).filter(({ isThisOne }) => !isThisOne)
  const owners = people.filter(({ role }) => role === 'owner')
  const ask = (change: TeamDeed) =>
    deed.run(async () => {
      const done = await session.changeTeam(change)
      if (!done.ok) throw new Error(done.failure)
    })
  return (
    <section aria-label="People" className="flex flex-col gap-3">
      <h3 className="m-0 text-xs font-semibold text-faint">People</h3>
      {team.role === null ? null : (
        <p role="note" aria-label="What only this device has" className="m-0 text-soft">
          {onlyHere(fewestLacking(others), others.length)}
        </p>
      )}
      <ul className="m-0 flex list-none flex-col gap-3 p-0">
        {people.map((person) => (
          <li key={person.person} aria-label={person.name}>
            <PersonRow person={person} mayDecide={team.role === 'owner'} busy={deed.busy} onAsk={ask} />
          </li>
        ))}
      </ul>
      <GoneList team={team} />
      <PermissionList />
      {team.role === 'owner' && owners.length === 1 && people.length > 1 && team.recovery.length === 0 ? (
        <p className="m-0 text-xs text-soft">
          You are the only owner. Make somebody else one too, or print recovery words: without an owner nobody can be
          invited or removed any more.
        </p>
      ) : null}
      <DeedError deed={deed} />
    </section>
  )
}

function onlyHere(lacking: number | null, others: number): string {
  if (others === 0) return 'Nobody else has the board yet.'
  if (lacking === null) return 'No other device was ever reached: what they have of yours is not known.'
  if (lacking === 0) return 'Another device has everything that is here.'
  return `The last ${countOf(lacking, 'change')} here ${lacking === 1 ? 'is' : 'are'} on no other device yet, as far as is known.`
}

function PersonRow({
  person,
  mayDecide,
  busy,
  onAsk
}: {
  readonly person: NamedPerson
  readonly mayDecide: boolean
  readonly busy: boolean
  readonly onAsk: (deed: TeamDeed) => void
}) {
  const [asks, setAsks] = useState(false)
  const role = person.role === 'relay' ? null : person.role
  const mayChange = mayDecide && !person.isMe && role !== null
  return (
    <div className="flex flex-col gap-2 rounded-lg border border-line p-3">
      <div className="flex items-center gap-2.5">
        <Avatar person={person} size={24} />
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="truncate font-semibold" title={person.name}>
            {person.name}
            {person.isMe ? <span className="font-normal text-faint"> (you)</span> : null}
          </span>
          <span className="flex flex-wrap items-center gap-x-2 text-xs text-soft">
            {roleWords[person.role].may}
            <Badge tone="neutral">cryptographic</Badge>
          </span>
        </span>
        {mayChange ? (
          <span className="w-32">
            <Choice
              label={`Role of ${person.name}`}
              hideLabel
              value={role}
              isDisabled={busy}
              options={(['owner', 'editor', 'viewer'] as const).map((value) => ({
                value,
                label: roleWords[value].one
              }))}
              onChoose={(next) => onAsk({ kind: 'setRole', person: person.person, role: next })}
            />
          </span>
        ) : (
          <span className="text-xs text-soft">{roleWords[person.role].one}</span>
        )}
        {mayChange ? (
          <Button look="quiet" size="small" aria-label={`Remove ${person.name}…`} onPress={() => setAsks(true)}>
            <UserMinus aria-hidden size={14} />
          </Button>
        ) : null}
      </div>
      {asks ? (
        <div className="flex flex-col gap-2 rounded-md bg-danger-wash p-2.5 text-xs leading-relaxed">
          <span>
            {person.name} keeps what they have read, and gets nothing new. What they wrote so far stays. Open invites
            are withdrawn, since the board’s secret is changed.
          </span>
          <span className="flex gap-2">
            <Button
              look="danger"
              size="small"
              isDisabled={busy}
              onPress={() => {
                setAsks(false)
                onAsk({ kind: 'remove', person: person.person })
              }}
            >
              {`Remove ${person.name}`}
            </Button>
            <Button look="quiet" size="small" onPress={() => setAsks(false)}>
              Keep
            </Button>
          </span>
        </div>
      ) : null}
      <ul aria-label={`Devices of ${person.name}`} className="m-0 flex list-none flex-col gap-2 p-0">
        {person.devices.map((device) => (
          <DeviceRow
            key={device.device}
            device={device}
            name={person.name}
            onRetire={
              (mayDecide || person.isMe) && !device.isThisOne && person.devices.length > 1
                ? () => onAsk({ kind: 'retire', device: device.device })
                : null
            }
          />
        ))}
      </ul>
    </div>
  )
}

function DeviceRow({
  device,
  name,
  onRetire
}: {
  readonly device: TeamDevice
  readonly name: string
  readonly onRetire: (() => void) | null
}) {
  const say = useSayMoment()
  const clock = clockInWords(device.clockAhead, name)
  const { minWriter } = useGraphPart('board')
  const version = versionInWords(device.writes, minWriter, name)
  const [asks, setAsks] = useState(false)
  return (
    <li className="flex flex-wrap items-start gap-2 text-xs leading-relaxed">
      <Laptop aria-hidden size={14} className="mt-0.5 shrink-0 text-faint" />
      <span className="flex min-w-0 flex-1 flex-col">
        {device.state === null ? (
          <span>This device</span>
        ) : (
          <>
            <span>{stateInWords(device.state, say)}</span>
            <span className="text-soft">{holdsInWords(device.holds, name, say)}</span>
            {version === null ? null : <span className="text-blocked">{version}</span>}
          </>
        )}
        {clock === null ? null : (
          <span role="note" className="text-blocked">
            {clock}
          </span>
        )}
        <span className="text-faint" data-selectable>
          {device.fingerprint}
        </span>
      </span>
      {onRetire === null || asks ? null : (
        <Button look="quiet" size="small" onPress={() => setAsks(true)}>
          Retire…
        </Button>
      )}
      {onRetire !== null && asks ? (
        <span className="flex w-full flex-col gap-2 rounded-md bg-danger-wash p-2.5">
          <span>
            Retire a device that is lost or not used any more. It keeps what it has read, and gets nothing new; what was
            written on it so far stays. It never comes back, and open invites are withdrawn, since the board’s secret is
            changed. A device that was paired with yours is retired from all your boards.
          </span>
          <span className="flex gap-2">
            <Button
              look="danger"
              size="small"
              onPress={() => {
                setAsks(false)
                onRetire()
              }}
            >
              Retire this device
            </Button>
            <Button look="quiet" size="small" onPress={() => setAsks(false)}>
              Keep
            </Button>
          </span>
        </span>
      ) : null}
    </li>
  )
}
