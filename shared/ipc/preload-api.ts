import type { AppCommandId } from '../commands/app-commands.ts'
import type { BackupFacts, InviteFacts, PairInvite, RestoredBoard } from './board-deed.ts'
import type { BoardListing, SignalSettings } from './main-and-hub.ts'
import type { NetworkMode } from './team-state.ts'
import type { NextStep } from '../inbox/next-step.ts'
import type { Inbox, InboxMark } from '../inbox/inbox-item.ts'
import type { BoardLook } from '../model/board-look.ts'
import type { BoardId, PersonId, TaskId } from '../model/ids.ts'
import type { SecretForm } from './secret-form.ts'

/** What a person may set, kept by main in one file. */
export type Settings = {
  readonly theme: 'system' | 'light' | 'dark'
  /** `system`: as much as the system asks for. */
  readonly contrast: 'system' | 'more'
  readonly me: Readonly<Record<string, PersonId>>
  /** Whether the hint that closing only hides was shown. */
  readonly toldAboutTray: boolean
  readonly lastBoard: BoardId | null
  /** How teammates' devices are found, once a board is shared. */
  readonly network: NetworkMode
  /** Whether programs of this machine may send signals. */
  readonly signals: SignalSettings
  readonly notifications: NotificationSettings
  /** [BV7] How this person looks at each board, by its id. */
  readonly looks: Readonly<Record<string, BoardLook>>
  readonly density: Density
}

/** [BV7] How much of a board is to be seen at once. */
export type Density = 'comfortable' | 'compact'

/** How and when a person wants to be interrupted. [NT2–NT4] */
export type NotificationSettings = {
  /** Seconds for which news is gathered before it is told. */
  readonly gather: number
  /** Unix milliseconds until which nothing is told; null, and what is past, is no do-not-disturb. */
  readonly undisturbedUntil: number | null
  /** Outside of working hours, too. */
  readonly atAnyHour: boolean
}

/** What main tells the page: each is a wish that the page carries out when it can. */
export type PageCommand =
  /** [NT10] `step` is what the person is about to do there. */
  | { readonly type: 'openTask'; readonly board: BoardId; readonly task: TaskId; readonly step: NextStep | null }
  /** A link was opened that may be an invite: the page asks whether to join. */
  | { readonly type: 'join'; readonly link: string }
  | { readonly type: 'boards'; readonly boards: readonly BoardListing[] }
  | { readonly type: 'inbox'; readonly inbox: Inbox }
  | { readonly type: 'hub'; readonly state: HubState }
  | { readonly type: 'menu'; readonly command: AppCommandId }
  /** The settings changed elsewhere (the tray, a new sample board). */
  | { readonly type: 'settings'; readonly settings: Settings }
  | { readonly type: 'closingHides' }

/** How the hub is, for the banner: restarting carries the number of the attempt. */
export type HubState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'restarting'; readonly attempt: number; readonly inMilliseconds: number }
  | { readonly kind: 'gaveUp'; readonly reason: string }

/** What a page knows from the start. */
export type PageStart = {
  readonly settings: Settings
  readonly boards: readonly BoardListing[]
  readonly inbox: Inbox
  readonly hub: HubState
  /** Milliseconds to add to the page's clock: 0, but in tests and demonstrations. `null` means that the clock stands still at `fixedNow`. */
  readonly fixedNow: number | null
  readonly timeZone: string
  readonly openSample: boolean
  /** What was kept of the board that was open last, for the first paint; null where nothing was. */
  readonly snapshot: string | null
  readonly platform: 'linux' | 'darwin' | 'win32'
}

/** `window.slipstream`: all that the page can ask of main. Ports come by `window.postMessage` with `{ kind: 'slipstream-port' }`. */
export type PreloadApi = {
  readonly start: () => Promise<PageStart>
  /** Asks for a fresh port to the hub; it arrives as a window message. Asked again after the old one closed. */
  readonly connect: () => Promise<void>
  readonly createBoard: (title: string, sample: boolean) => Promise<BoardId>
  /** The file's name; null where the person chose none. */
  readonly backUpBoard: (board: BoardId, title: string, passphrase: string) => Promise<string | null>
  /** Writes all that the board says as JSON where the person says; answers as a backup does. */
  readonly exportBoard: (board: BoardId, title: string) => Promise<string | null>
  /** [RV12] Prints the page where the person says; answers as a backup does. */
  readonly printPage: (title: string) => Promise<string | null>
  /** What the file that the person chose says of itself; null where they chose none. */
  readonly chooseBackup: () => Promise<BackupFacts | null>
  /** Restores the file chosen last. */
  readonly restoreBoard: (passphrase: string) => Promise<RestoredBoard>
  readonly archiveBoard: (board: BoardId, archived: boolean) => Promise<void>
  readonly forgetBoard: (board: BoardId) => Promise<void>
  /** What an invite's link says; nothing is changed, and nobody is told. */
  readonly readInvite: (link: string) => Promise<InviteFacts>
  /** The person said yes: the board is here, and fills once a member answers. `address` is `host:port` or empty. Null where the link pairs devices. */
  readonly joinBoard: (link: string, name: string, address: string) => Promise<BoardId | null>
  /** A link that makes another device one of one's own, on all boards. */
  readonly pairDevice: (name: string) => Promise<PairInvite>
  /** Puts an invite's link onto the system's clipboard. */
  readonly copyInvite: (link: string) => Promise<void>
  /** Makes this device an owner's by printed words: on a board that is here, or by the link of any invite to it. `address` is `host:port` or empty. */
  readonly recoverBoard: (words: string, board: BoardId | null, link: string, address: string) => Promise<BoardId>
  /** Puts recovery words onto the system's clipboard. */
  readonly copyRecoveryWords: (words: string) => Promise<void>
  /** [XR3] Opens an address on the web in the person's own browser. */
  readonly openReference: (reference: string) => Promise<void>
  /** [WF1] Resolves once the folder that the person chose was looked into, or they chose none. */
  readonly watchFolder: () => Promise<void>
  /** [FD5] Resolves once the file that the person chose was read, or they chose none. */
  readonly addCalendarFile: () => Promise<void>
  /** [OS6] The file's name; null where the person chose none. */
  readonly saveSlot: (board: BoardId, task: TaskId, title: string) => Promise<string | null>
  /** [IB5] Null takes back what was decided. */
  readonly markInbox: (key: string, mark: InboxMark | null) => Promise<void>
  /** Puts the secret that webhooks are signed with onto the system's clipboard. */
  readonly copyWebhookSecret: (form: SecretForm) => Promise<void>
  readonly saveSettings: (change: Partial<Settings>) => Promise<Settings>
  /** Keeps a text of the page's own for the next start that opens this board. */
  readonly keepSnapshot: (board: BoardId, text: string) => Promise<void>
  readonly onCommand: (listener: (command: PageCommand) => void) => () => void
  /** Tells main that the first board (or the first window) has painted; used by `--screenshot-to` and the bench. */
  readonly painted: () => void
}
