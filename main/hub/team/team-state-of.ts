import { mostRefusedTold } from '../../../shared/ipc/team-state.ts'
import type {
  GonePerson,
  NetworkMode,
  OpenTeamInvite,
  PrintedRecovery,
  RefusedEdit,
  RefusedWhy,
  TeamDevice,
  TeamPerson,
  TeamState
} from '../../../shared/ipc/team-state.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { DeviceId, PersonId } from '../../../shared/model/ids.ts'
import { layoutVersion } from '../../../shared/model/layout-version.ts'
import type { FrameCrypto } from '../../../shared/sync/frame-crypto.ts'
import { fingerprintOf } from '../../../shared/sync/membership/fingerprint.ts'
import type { Members } from '../../../shared/sync/membership/members.ts'
import type { RefusedIntent } from '../board/refused-edits.ts'
import type { BoardKeys } from '../keys/board-keys.ts'
import type { PeerView } from '../peers/board-peers.ts'

import { readPresence } from './presence.ts'

export type TeamStateParts = {
  readonly device: DeviceId
  readonly members: Members
  readonly joining: BoardKeys['joining']
  /** What this device's person said that they are called; null where they never had to. */
  readonly calledMe: string | null
  readonly network: NetworkMode
  readonly keysAreSealed: boolean
  /** Unix milliseconds: invites that have expired are none. */
  readonly now: number
  /** How it stands with each device that was met or belongs. */
  readonly views: readonly PeerView[]
  readonly crypto: Pick<FrameCrypto, 'hash'>
  /** [TE23] */
  readonly namesakes: TeamState['namesakes']
  /** [TE21] */
  readonly untold: boolean
  /** [TE10] What was refused and not dealt with. */
  readonly refused: readonly RefusedIntent[]
}

/** [M14] From here on a clock is said to be wrong, in milliseconds. */
const toleratedAhead = 10 * 60_000

/** [TE12] Whole minutes that a clock is too far ahead; null where it is not. */
function minutesWrong(ahead: number): number | null {
  return ahead > toleratedAhead ? Math.round(ahead / 60_000) : null
}

/** What a window is told about the people of its board. */
export function teamStateOf(parts: TeamStateParts): TeamState {
  const { device, members, joining, views } = parts
  const own = members.devices.get(device)
  const seen = new Map(views.map((view) => [view.device, view]))
  const fingerprint = (key: string): string => fingerprintOf(parts.crypto, key).join(' ')

  function deviceOf(id: DeviceId): TeamDevice {
    const view = seen.get(id)
    const said = readPresence(view?.presence ?? null)
    return {
      device: id,
      fingerprint: fingerprint(id),
      isThisOne: id === device,
      state: id === device ? null : (view?.state ?? { kind: parts.network === 'off' ? 'offline' : 'looking' }),
      holds: view?.holds ?? null,
      clockAhead: minutesWrong(id === device ? 0 : (view?.clockAhead ?? 0)),
      looksAt: said?.task ?? null,
      writes: id === device ? layoutVersion : (said?.writes ?? null)
    }
  }

  function calledItself(devices: readonly DeviceId[]): string | null {
    const said = devices.map((id) => readPresence(seen.get(id)?.presence ?? null)?.name ?? '')
    return said.find((name) => name !== '') ?? null
  }

  function refusedEdit({ id, label, task, at, cause }: RefusedIntent): RefusedEdit {
    return { intent: id, label, task, at, why: whyRefused(cause) }
  }

  /** [E6] The membership frame that took the right away, in the words of who did what. */
  function whyRefused(cause: RefusedIntent['cause']): RefusedWhy {
    if (cause.kind !== 'role') return cause
    const act = members.line.find(({ hash }) => hash === cause.by)
    if (act === undefined) return { kind: 'neverAllowed' }
    const by = members.devices.get(act.device)?.person ?? null
    switch (act.op.type) {
      case 'setRole':
        return { kind: 'demoted', by }
      case 'remove':
        return { kind: 'removed', by }
      case 'retire':
        return { kind: 'retired', by }
      case 'found':
      case 'certify':
      case 'join':
      case 'invite':
      case 'rotate':
      case 'share':
        return { kind: 'neverAllowed' }
      default:
        return assertNever(act.op)
    }
  }

  const people = [...members.people.values()].flatMap(({ person, role, devices }): readonly TeamPerson[] => {
    if (role === null) return []
    const belonging = devices.filter((id) => {
      const member = members.devices.get(id)
      return member !== undefined && member.role !== null && member.use === 'device'
    })
    return [
      {
        person,
        role,
        calledItself: person === own?.person ? parts.calledMe : calledItself(belonging),
        devices: belonging.map(deviceOf)
      }
    ]
  })
  const gone = new Map<PersonId, GonePerson>()
  for (const { op, device: author, effectiveTime } of members.line) {
    if (op.type !== 'remove') continue
    const by = members.devices.get(author)?.person ?? null
    gone.set(op.person, { person: op.person, by, at: effectiveTime })
  }
  const invites = [...members.invites.values()].flatMap((invite): readonly OpenTeamInvite[] => {
    const { key, role, expires, usesLeft, voided, person } = invite
    if (voided || usesLeft === 0 || expires < parts.now) return []
    return [{ key, fingerprint: fingerprint(key), role, expires, usesLeft, isForOwnDevice: person !== null }]
  })
  return {
    shared: members.founded,
    joining: joining !== null && own === undefined,
    me: own?.person ?? joining?.person ?? null,
    role: own?.role ?? null,
    network: parts.network,
    keysAreSealed: parts.keysAreSealed,
    people,
    invites,
    namesakes: parts.namesakes,
    gone: [...gone.values()].filter(({ person }) => (members.people.get(person)?.role ?? null) === null),
    untold: parts.untold,
    refused: parts.refused.slice(0, mostRefusedTold).map(refusedEdit),
    refusedMore: Math.max(0, parts.refused.length - mostRefusedTold),
    recovery: printedSeeds(members, fingerprint),
    strangers: views.filter((view) => !members.devices.has(view.device)).map((view) => deviceOf(view.device))
  }
}

/** [TE14] Seeds that still make an owner, the oldest first. */
function printedSeeds(members: Members, fingerprint: (key: string) => string): readonly PrintedRecovery[] {
  return members.line.flatMap(({ op, effectiveTime }): readonly PrintedRecovery[] => {
    if (op.type !== 'certify' || op.use !== 'recovery') return []
    if (members.devices.get(op.device)?.role !== 'owner') return []
    return [{ device: op.device, person: op.person, fingerprint: fingerprint(op.device), printedAt: effectiveTime }]
  })
}
