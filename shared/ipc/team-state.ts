import type { PeerHolds, PeerState } from '../sync/peer-state.ts'
import type { DeviceId, IntentId, PersonId, TaskId } from '../model/ids.ts'

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
  /** [TE23] Whom of the board's people this device's person may be, while that holds up their joining. */
  readonly namesakes: readonly Namesake[]
  /** Who left or was removed, in the order of membership's line. */
  readonly gone: readonly GonePerson[]
  /** [TE21] This person left, and no member's device has heard of it yet. */
  readonly untold: boolean
  /** What of this device's edits does not count, in the order in which they were done; at most `mostRefusedTold`. */
  readonly refused: readonly RefusedEdit[]
  /** How many more there are. */
  readonly refusedMore: number
  /** Recovery seeds that are on paper somewhere. */
  readonly recovery: readonly PrintedRecovery[]
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
  /** What of this device's log it has; null where it was never met. */
  readonly holds: PeerHolds | null
  /** The task that its person looks at now. */
  readonly looksAt: TaskId | null
  /** By how many minutes its clock ran ahead of this device's when it last wrote; null where that is no more than clocks do. */
  readonly clockAhead: number | null
  /** [DOC12] The version of the layout that it writes; null while it is not connected. */
  readonly writes: number | null
}

/** Words on paper that make an owner's device (PROTOCOL M17). */
export type PrintedRecovery = {
  /** The key that is retired to withdraw them. */
  readonly device: DeviceId
  readonly person: PersonId
  readonly fingerprint: string
  /** Unix milliseconds. */
  readonly printedAt: number
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

/** More than anybody goes through one by one; as many as are left follow once these are dealt with. */
export const mostRefusedTold = 200

/** An edit of this device's that its teammates' devices set aside, as it does itself. */
export type RefusedEdit = {
  readonly intent: IntentId
  /** As the step was called when it was done; empty where it cannot be read. */
  readonly label: string
  readonly task: TaskId | null
  /** Unix milliseconds. */
  readonly at: number
  readonly why: RefusedWhy
}

/** Why an edit does not count; `by` is who decided it, null where they are not known. */
export type RefusedWhy =
  | { readonly kind: 'demoted' | 'removed' | 'retired'; readonly by: PersonId | null }
  /** Its author could read alone from the beginning. */
  | { readonly kind: 'neverAllowed' }
  /** Two histories of this device met (a restored backup), and the other one counts. */
  | { readonly kind: 'fork' }
  /** It was built on something that does not count. */
  | { readonly kind: 'rests' }

/** Somebody who belongs no more: by their own hand where `by` is themselves. `at` is Unix milliseconds. */
export type GonePerson = { readonly person: PersonId; readonly by: PersonId | null; readonly at: number }

/** More of one name nobody needs to choose from. */
export const mostNamesakes = 8

/** Somebody on the board who has not joined yet: imported, or written down by a teammate; `tasks` counts those they own. */
export type Namesake = { readonly person: PersonId; readonly name: string; readonly tasks: number }
