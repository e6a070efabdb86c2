import type { BoardId, PersonId, TaskId } from '../model/ids.ts'

/** What main asks of the hub for a whole board; paths were chosen by the person in the system's own dialog. */
export type BoardDeed =
  | DeskDeed
  /** [PD2] A link that makes another device one's own, on all boards. `name` is this person's, where it was not said before. */
  | { readonly kind: 'pair'; readonly name: string }
  /** [WF1] */
  | { readonly kind: 'watchFolder'; readonly path: string }
  /** [FD5] */
  | { readonly kind: 'addCalendarFile'; readonly path: string }
  /** [OS6] The time that a task has taken, as a calendar reads it. */
  | { readonly kind: 'saveSlot'; readonly board: BoardId; readonly task: TaskId; readonly path: string }

/** What is asked of one board, or for one. */
export type DeskDeed =
  /** An empty passphrase leaves the keys in the file as they are. */
  | { readonly kind: 'backUp'; readonly board: BoardId; readonly path: string; readonly passphrase: string }
  /** Everything that it says, as JSON (docs/board.schema.json). */
  | { readonly kind: 'export'; readonly board: BoardId; readonly path: string }
  /** Reads and checks a board file; nothing is changed. */
  | { readonly kind: 'inspect'; readonly path: string }
  | { readonly kind: 'restore'; readonly path: string; readonly passphrase: string }
  /** Reads an invite's link; nothing is changed, and nobody is told. */
  | { readonly kind: 'readInvite'; readonly link: string }
  /** The person said yes. `address` is `host:port` or empty. */
  | { readonly kind: 'join'; readonly link: string; readonly name: string; readonly address: string }
  /** [TE15] Printed words, and a board that is here, or the link of any invite to it (a spent one will do) and `host:port` or empty. */
  | {
      readonly kind: 'recover'
      readonly words: string
      readonly board: BoardId | null
      readonly link: string
      readonly address: string
    }
  | { readonly kind: 'archive' | 'bringBack' | 'forget'; readonly board: BoardId }

/** What a deed came to. */
export type BoardDeedDone =
  | { readonly kind: 'done' }
  | { readonly kind: 'inspected'; readonly facts: BackupFacts }
  | { readonly kind: 'restored'; readonly restored: RestoredBoard }
  | { readonly kind: 'invite'; readonly facts: InviteFacts }
  | { readonly kind: 'pairInvite'; readonly invite: PairInvite }
  /** This device is one of the person's own from now on; boards come by themselves. */
  | { readonly kind: 'paired' }
  | { readonly kind: 'recovered'; readonly board: BoardId }
  | { readonly kind: 'joining'; readonly joining: JoiningBoard }

/** A link to hand to one's own further device, and the six words to compare. */
export type PairInvite = { readonly link: string; readonly fingerprint: string }

/** What an invite's link says: keys and addresses, no names. */
export type InviteFacts = {
  readonly board: BoardId
  /** Six words, which whoever invites sees beside the link. */
  readonly fingerprint: string
  /** The title of the board where it is on this device already. */
  readonly here: string | null
  /** For a further device of somebody who belongs already. */
  readonly isForOwnDevice: boolean
  /** Of all boards of the person, by their personal one. */
  readonly isPairing: boolean
  /** Where a member may be found. */
  readonly addresses: readonly string[]
}

/** A board that a person said yes to: it is here, and empty until a member answers. */
export type JoiningBoard = { readonly board: BoardId; readonly me: PersonId }

/** What a sound board file says of itself, and whether its board is here. Moments are Unix milliseconds. */
export type BackupFacts = {
  readonly name: string
  readonly madeAt: number
  /** When its last change was written; null on an empty board. */
  readonly newestAt: number | null
  readonly changes: number
  /** Whether a passphrase opens its keys. */
  readonly sealed: boolean
  /** The title of the board that is here already, to which the file's changes would be added; else null. */
  readonly here: string | null
}

/** A board that is here again. */
export type RestoredBoard = {
  readonly board: BoardId
  /** How many changes were added to the board that was here; null where it was not. */
  readonly added: number | null
  /** Where a folder of it that did not open was put. */
  readonly setAside: string | null
}
