import type { InboxMark } from '../inbox/inbox-item.ts'
import type { BoardId, TaskId } from '../model/ids.ts'

import type { BackupFacts, InviteFacts, PairInvite, RestoredBoard } from './board-deed.ts'
import type { PageStart, Settings } from './preload-api.ts'
import type { SecretForm } from './secret-form.ts'

/** Channel on which preload asks main; the answer is a `Result<PageAnswers[…], string>`. */
export const requestChannel = 'slipstream:request'

/** Channel on which main pushes a `PageCommand`. */
export const commandChannel = 'slipstream:command'

/** Channel on which a port to the hub travels, one a message. */
export const portChannel = 'slipstream:port'

/** All that a page can ask of main, one value for each method of `PreloadApi` that leaves the page. */
export type PageRequest =
  | { readonly type: 'start' }
  | { readonly type: 'connect' }
  | { readonly type: 'createBoard'; readonly title: string; readonly sample: boolean }
  /** Asks where to, and writes the board's file there; an empty passphrase leaves its keys as they are. */
  | { readonly type: 'backUpBoard'; readonly board: BoardId; readonly title: string; readonly passphrase: string }
  /** Asks where to, and writes all that the board says there as JSON. */
  | { readonly type: 'exportBoard'; readonly board: BoardId; readonly title: string }
  /** [RV12] Asks where to, and prints what the page shows of it there. `title` is for the file's name. */
  | { readonly type: 'printPage'; readonly title: string }
  /** Asks for a board file, and reads it; nothing is changed. */
  | { readonly type: 'chooseBackup' }
  /** The file chosen last. */
  | { readonly type: 'restoreBoard'; readonly passphrase: string }
  | { readonly type: 'archiveBoard'; readonly board: BoardId; readonly archived: boolean }
  | { readonly type: 'forgetBoard'; readonly board: BoardId }
  /** What an invite's link says; nothing is changed, and nobody is told. */
  | { readonly type: 'readInvite'; readonly link: string }
  /** The person said yes. */
  | { readonly type: 'joinBoard'; readonly link: string; readonly name: string; readonly address: string }
  /** Onto the system's clipboard: an invite's link. Pages have no permission for it. */
  | { readonly type: 'copyInvite'; readonly link: string }
  /** [PD2] A link that makes another device one of one's own. */
  | { readonly type: 'pairDevice'; readonly name: string }
  /** Printed words, typed in; a board that is here, or the link of an invite to it. */
  | {
      readonly type: 'recoverBoard'
      readonly words: string
      readonly board: BoardId | null
      readonly link: string
      readonly address: string
    }
  /** Onto the system's clipboard: recovery words, and nothing that is none. */
  | { readonly type: 'copyRecoveryWords'; readonly words: string }
  /** [XR3] In the person's own browser; only what is an address on the web. */
  | { readonly type: 'openReference'; readonly reference: string }
  /** [WF1] Asks for a folder of this machine, whose files are offered from then on. */
  | { readonly type: 'watchFolder' }
  /** [FD5] Asks for a file of this machine that is a calendar, and reads it from then on. */
  | { readonly type: 'addCalendarFile' }
  /** [OS6] Asks where to, and writes the time that a task has taken there, as a calendar reads it. */
  | { readonly type: 'saveSlot'; readonly board: BoardId; readonly task: TaskId; readonly title: string }
  | { readonly type: 'markInbox'; readonly key: string; readonly mark: InboxMark | null }
  /** Onto the system's clipboard: the secret that webhooks are signed with, as the settings have it or as GitLab takes it to sign with. */
  | { readonly type: 'copyWebhookSecret'; readonly form: SecretForm }
  | { readonly type: 'saveSettings'; readonly change: Partial<Settings> }
  | { readonly type: 'keepSnapshot'; readonly board: BoardId; readonly text: string }
  | { readonly type: 'painted' }

/** What main answers to each request; failures are sentences. */
export type PageAnswers = {
  readonly start: PageStart
  readonly connect: null
  readonly createBoard: BoardId
  /** The file's name; null where the person chose none. */
  readonly backUpBoard: string | null
  readonly exportBoard: string | null
  readonly printPage: string | null
  readonly chooseBackup: BackupFacts | null
  readonly restoreBoard: RestoredBoard
  readonly archiveBoard: null
  readonly forgetBoard: null
  readonly readInvite: InviteFacts
  /** Null where the link pairs devices: boards come by themselves then. */
  readonly joinBoard: BoardId | null
  readonly pairDevice: PairInvite
  readonly copyInvite: null
  readonly recoverBoard: BoardId
  readonly copyRecoveryWords: null
  readonly openReference: null
  readonly watchFolder: null
  readonly addCalendarFile: null
  /** The file's name; null where the person chose none. */
  readonly saveSlot: string | null
  readonly markInbox: null
  readonly copyWebhookSecret: null
  readonly saveSettings: Settings
  readonly keepSnapshot: null
  readonly painted: null
}
