import type { PeerHolds, PeerState } from '../sync/peer-state.ts'
import type { DeviceId, PersonId, TaskId } from '../model/ids.ts'

/** How devices of teammates are found: not at all, by a person's word alone, or on the local network as well. */
export type NetworkMode = 'off' | 'address' | 'local'

/** What somebody may do on a board (PROTOCOL M7). */
export type TeamRole = 'owner' | 'editor' | 'viewer' | 'relay'

/** How it stands between this device and the others of one board. */
export type TeamState = {
  /** False until the first invite: then nobody else can have the board, and no network is used for it. */
  readonly shared: boolean
  /** This device said yes to an invite, and no member has answered yet. */
  readonly joining: boolean
  /** Who this device is on the board; null before it is shared or joined. */
  readonly me: PersonId | null
  /** Null where this device does not belong: nobody shared the board yet, or its person was removed. */
  readonly role: TeamRole | null
  readonly network: NetworkMode
  /** Whether the system's keyring guards this device's keys. */
  readonly keysAreSealed: boolean
  readonly people: readonly TeamPerson[]
  readonly invites: readonly OpenTeamInvite[]
  /** Devices that answered and are no members here: while one joins, nobody is known yet. */
  readonly strangers: readonly TeamDevice[]
}

export type TeamPerson = {
  readonly person: PersonId
  readonly role: TeamRole
  /** As their device says it; the board's own name for them goes before it. */
  readonly calledItself: string | null
  readonly devices: readonly TeamDevice[]
}

export type TeamDevice = {
  readonly device: DeviceId
  /** Six words to compare. */
  readonly fingerprint: string
  readonly isThisOne: boolean
  /** Null for this device. */
  readonly state: PeerState | null
  /** What of this device's log it has; null where it was not met since Slipstream started. */
  readonly holds: PeerHolds | null
  /** The task that its person looks at now. */
  readonly looksAt: TaskId | null
}

/** An invite that somebody may still join by. */
export type OpenTeamInvite = {
  readonly key: string
  readonly fingerprint: string
  readonly role: TeamRole
  /** Unix milliseconds. */
  readonly expires: number
  readonly usesLeft: number
  /** For a further device of somebody who belongs. */
  readonly isForOwnDevice: boolean
}
