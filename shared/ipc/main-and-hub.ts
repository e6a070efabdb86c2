import type { AlertMessage } from '../alerts/alert.ts'
import type { Inbox, InboxMark } from '../inbox/inbox-item.ts'
import type { Result } from '../lib/result.ts'
import type { BoardId, PersonId, TaskId } from '../model/ids.ts'

import type { BoardDeed, BoardDeedDone } from './board-deed.ts'
import type { NetworkMode } from './team-state.ts'

/** A board as the first window and the tray list it. */
export type BoardListing = {
  readonly id: BoardId
  readonly title: string
  readonly tasks: number
  readonly openedAt: number
  /** Put away: kept, but not opened, and in no tray. */
  readonly archived: boolean
  /** Unix milliseconds of the last backup; null where there never was one. */
  readonly backedUpAt: number | null
}

/** What the tray shows of my work, over all boards. */
export type TrayTask = { readonly board: BoardId; readonly task: TaskId; readonly title: string }
export type TrayContent = { readonly clear: readonly TrayTask[]; readonly inProgress: readonly TrayTask[] }

/** Whether programs of this machine may send signals, and on which port (0: any that is free). */
export type SignalSettings = {
  readonly on: boolean
  readonly port: number
  /** [WH1] What webhooks are signed with; null where none are taken. */
  readonly webhookSecret: string | null
}

/** Who *me* is on each board; boards without an entry have nobody to notify. */
export type Me = Readonly<Record<string, PersonId>>

/** From main to the hub (parentPort). A window's MessagePort travels beside `attach`. */
export type MainToHub =
  | {
      readonly type: 'start'
      readonly folder: string
      /** 32 bytes that seal this device's keys on disk; empty where the system offers no keyring (said to the person). */
      readonly deviceKey: Uint8Array
      /** Unix milliseconds at which the clock stands still (tests, demonstrations), else null. */
      readonly fixedNow: number | null
      /** IANA name of the zone that new boards and imported dates are in. */
      readonly timeZone: string
      readonly me: Me
      readonly network: NetworkMode
      /** Where this device listens once a board is shared, `host:port`; null is every interface. */
      readonly listenAt: string | null
      readonly signals: SignalSettings
      /** Where the signals' port and token, and what waits for them, are kept. */
      readonly signalsFolder: string
    }
  | { readonly type: 'attach'; readonly window: number; readonly focused: boolean }
  | { readonly type: 'focus'; readonly window: number; readonly focused: boolean }
  | { readonly type: 'createBoard'; readonly id: number; readonly title: string; readonly sample: boolean }
  | { readonly type: 'boardDeed'; readonly id: number; readonly deed: BoardDeed }
  | { readonly type: 'setMe'; readonly me: Me }
  /** A click in the tray or on a notification. */
  | { readonly type: 'act'; readonly board: BoardId; readonly task: TaskId; readonly verb: 'start' | 'finish' }
  /** [PD7] The person answered these alerts here (by key). */
  | { readonly type: 'dealtWith'; readonly alerts: readonly string[] }
  /** [IB5] What a person decided about an item of the inbox; null takes it back. Answered by `inboxMarked` with its number. */
  | { readonly type: 'markInbox'; readonly number: number; readonly key: string; readonly mark: InboxMark | null }
  | { readonly type: 'setNetwork'; readonly network: NetworkMode }
  | { readonly type: 'setSignals'; readonly signals: SignalSettings }
  /** The machine falls asleep, or has woken up: links to teammates are let go, and taken up again. */
  | { readonly type: 'sleep'; readonly asleep: boolean }
  /** The machine woke up or its clock was set: look at the time again. */
  | { readonly type: 'clockJumped' }
  /** Everything acknowledged or refused, checkpoints written: then `saved`. */
  | { readonly type: 'save' }

/** From the hub to main. */
export type HubToMain =
  | { readonly type: 'ready'; readonly boards: readonly BoardListing[] }
  | { readonly type: 'boards'; readonly boards: readonly BoardListing[] }
  /** `me` is who the person is on the sample board; main keeps it in the settings. */
  | { readonly type: 'boardCreated'; readonly id: number; readonly board: BoardId; readonly me: PersonId | null }
  /** A failure is a sentence. */
  | { readonly type: 'boardDeedDone'; readonly id: number; readonly outcome: Result<BoardDeedDone, string> }
  | { readonly type: 'tray'; readonly content: TrayContent }
  | { readonly type: 'inbox'; readonly inbox: Inbox }
  /** [IB8] A mark is on disk, or was refused with a `problem`; the inbox that shows it came before. */
  | { readonly type: 'inboxMarked'; readonly number: number }
  | { readonly type: 'alerts'; readonly alerts: readonly AlertMessage[] }
  /** Who this device's person is on a board is certified; main keeps it in the settings. */
  | { readonly type: 'me'; readonly board: BoardId; readonly me: PersonId }
  /** [PD7] The person answered these alerts on another device of theirs (by key). */
  | { readonly type: 'dealtWith'; readonly alerts: readonly string[] }
  | { readonly type: 'saved' }
  | { readonly type: 'problem'; readonly message: string }
