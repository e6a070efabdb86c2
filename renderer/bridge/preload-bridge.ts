import type { BoardId } from '../../shared/model/ids.ts'
import { parseId } from '../../shared/model/ids.ts'
import type { BackupFacts, InviteFacts, PairInvite, RestoredBoard } from '../../shared/ipc/board-deed.ts'
import type { PageCommand, PageStart, PreloadApi, Settings } from '../../shared/ipc/preload-api.ts'
import type { SecretForm } from '../../shared/ipc/secret-form.ts'
import type { Result } from '../../shared/lib/result.ts'

import {
  parseBackupFacts,
  parseFileName,
  parseInviteFacts,
  parsePairInvite,
  parseRestoredBoard
} from './parse-board-deeds.ts'
import { parsePageCommand } from './parse-page-command.ts'
import { parsePageSettings, parsePageStart } from './parse-page-start.ts'

declare global {
  interface Window {
    readonly slipstream: PreloadApi
  }
}

/** All that the page can ask of main, with every answer parsed. Promises reject with an Error whose message is for people. */
export type Bridge = {
  readonly start: () => Promise<PageStart>
  readonly connect: () => Promise<void>
  readonly createBoard: (title: string, sample: boolean) => Promise<BoardId>
  /** The file's name; null where the person chose none. */
  readonly backUpBoard: (board: BoardId, title: string, passphrase: string) => Promise<string | null>
  /** Everything that the board says, as JSON, and what the page shows on paper, as PDF: the file's name; null where the person chose none. */
  readonly exportBoard: (board: BoardId, title: string) => Promise<string | null>
  readonly printPage: (title: string) => Promise<string | null>
  /** Null where the person chose no file. */
  readonly chooseBackup: () => Promise<BackupFacts | null>
  /** Restores the file chosen last. */
  readonly restoreBoard: (passphrase: string) => Promise<RestoredBoard>
  readonly archiveBoard: (board: BoardId, archived: boolean) => Promise<void>
  readonly forgetBoard: (board: BoardId) => Promise<void>
  /** Nothing is changed, and nobody is told. */
  readonly readInvite: (link: string) => Promise<InviteFacts>
  /** The board is here, and fills once a member answers. `address` is `host:port` or empty. Null where the link pairs devices. */
  readonly joinBoard: (link: string, name: string, address: string) => Promise<BoardId | null>
  /** A link that makes another device one of one's own, on all boards. */
  readonly pairDevice: (name: string) => Promise<PairInvite>
  /** Puts an invite's link onto the system's clipboard. */
  readonly copyInvite: (link: string) => Promise<void>
  /** By printed words: a board that is here, or the link of any invite to it. */
  readonly recoverBoard: PreloadApi['recoverBoard']
  /** Puts recovery words onto the system's clipboard. */
  readonly copyRecoveryWords: (words: string) => Promise<void>
  /** [XR3] Opens an address on the web in the person's own browser. */
  readonly openReference: (reference: string) => Promise<void>
  readonly watchFolder: PreloadApi['watchFolder']
  readonly addCalendarFile: PreloadApi['addCalendarFile']
  /** [OS6] The file's name; null where the person chose none. */
  readonly saveSlot: PreloadApi['saveSlot']
  readonly markInbox: PreloadApi['markInbox']
  /** Puts the secret that webhooks are signed with onto the system's clipboard. */
  readonly copyWebhookSecret: (form: SecretForm) => Promise<void>
  readonly saveSettings: (change: Partial<Settings>) => Promise<Settings>
  readonly keepSnapshot: (board: BoardId, text: string) => Promise<void>
  readonly onCommand: (listener: (command: PageCommand) => void) => () => void
  /** A port to the hub, one for each `connect` that main answered. */
  readonly onPort: (listener: (port: MessagePort) => void) => () => void
  readonly painted: () => void
}

/** The only user of `window.slipstream`. */
export function openPreloadBridge(page: Window): Bridge {
  const api = page.slipstream
  return {
    start: async () => expectOk(parsePageStart(await api.start())),
    connect: () => api.connect(),
    createBoard: async (title, sample) => expectOk(parseId<BoardId>(await api.createBoard(title, sample))),
    backUpBoard: async (board, title, passphrase) =>
      expectOk(parseFileName(await api.backUpBoard(board, title, passphrase))),
    exportBoard: async (board, title) => expectOk(parseFileName(await api.exportBoard(board, title))),
    printPage: async (title) => expectOk(parseFileName(await api.printPage(title))),
    chooseBackup: async () => expectOk(parseBackupFacts(await api.chooseBackup())),
    restoreBoard: async (passphrase) => expectOk(parseRestoredBoard(await api.restoreBoard(passphrase))),
    archiveBoard: (board, archived) => api.archiveBoard(board, archived),
    forgetBoard: (board) => api.forgetBoard(board),
    readInvite: async (link) => expectOk(parseInviteFacts(await api.readInvite(link))),
    joinBoard: async (link, name, address) => {
      const board: unknown = await api.joinBoard(link, name, address)
      return board === null ? null : expectOk(parseId<BoardId>(board))
    },
    pairDevice: async (name) => expectOk(parsePairInvite(await api.pairDevice(name))),
    copyInvite: (link) => api.copyInvite(link),
    recoverBoard: async (words, board, link, address) =>
      expectOk(parseId<BoardId>(await api.recoverBoard(words, board, link, address))),
    copyRecoveryWords: (words) => api.copyRecoveryWords(words),
    openReference: (reference) => api.openReference(reference),
    markInbox: (key, mark) => api.markInbox(key, mark),
    watchFolder: () => api.watchFolder(),
    addCalendarFile: () => api.addCalendarFile(),
    saveSlot: async (board, task, title) => expectOk(parseFileName(await api.saveSlot(board, task, title))),
    copyWebhookSecret: (form) => api.copyWebhookSecret(form),
    saveSettings: async (change) => expectOk(parsePageSettings(await api.saveSettings(change))),
    keepSnapshot: (board, text) => api.keepSnapshot(board, text),
    onCommand: (listener) =>
      api.onCommand((raw) => {
        const parsed = parsePageCommand(raw)
        if (parsed.ok) listener(parsed.value)
      }),
    onPort: (listener) => {
      const hear = (event: MessageEvent<unknown>) => {
        const port = portOf(event, page)
        if (port !== null) listener(port)
      }
      page.addEventListener('message', hear)
      return () => page.removeEventListener('message', hear)
    },
    painted: () => api.painted()
  }
}

/** Ports do not cross contextBridge: preload posts them to the page, and nobody else may. */
function portOf(event: MessageEvent<unknown>, page: Window): MessagePort | null {
  if (event.source !== page || event.origin !== page.location.origin || event.ports.length !== 1) return null
  const data = event.data
  if (typeof data !== 'object' || data === null || !('kind' in data) || data.kind !== 'slipstream-port') return null
  return event.ports[0] ?? null
}

function expectOk<Value>(parsed: Result<Value, string>): Value {
  if (parsed.ok) return parsed.value
  throw new Error(`Slipstream's main process said something that this window does not understand (${parsed.failure}).`)
}
