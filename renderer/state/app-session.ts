import type { AppCommandId } from '../../shared/commands/app-commands.ts'
import type { BackupFacts, InviteFacts, PairInvite, RestoredBoard } from '../../shared/ipc/board-deed.ts'
import type { NextStep } from '../../shared/inbox/next-step.ts'
import type { Inbox, InboxMark } from '../../shared/inbox/inbox-item.ts'
import type { BoardListing, SignalSettings } from '../../shared/ipc/main-and-hub.ts'
import type { NetworkMode } from '../../shared/ipc/team-state.ts'
import type { HubState, NotificationSettings, PageStart, Settings } from '../../shared/ipc/preload-api.ts'
import type { SecretForm } from '../../shared/ipc/secret-form.ts'
import { defaultLook } from '../../shared/model/board-look.ts'
import type { BoardId, PersonId, TaskId } from '../../shared/model/ids.ts'
import { instantFromMilliseconds } from '../../shared/model/instant.ts'
import type { Instant } from '../../shared/model/instant.ts'

import type { Bridge } from '../bridge/preload-bridge.ts'

import type { BoardSession } from './board-session.ts'
import type { KeptLook } from './kept-look.ts'
import { createStore } from './store.ts'
import type { Store } from './store.ts'

/** What the page knows besides one board: settings, the list of boards, the hub, and which board is open. */
export type AppSession = {
  readonly start: Omit<PageStart, 'snapshot'>
  readonly settings: Store<Settings>
  readonly boards: Store<readonly BoardListing[]>
  /** What I have to look at, over all boards. */
  readonly inbox: Store<Inbox>
  readonly hub: Store<HubState>
  readonly open: Store<BoardSession | null>
  /** False once the hub has said which boards there are, and this is none of them. */
  readonly mayExist: (board: BoardId) => boolean
  readonly openBoard: (board: BoardId) => void
  /** Opens the board, if it is another one, and the task on it. */
  readonly openTask: (board: BoardId, task: TaskId, step?: NextStep | null) => void
  /** [IB5] Null makes it unread. */
  readonly markInbox: (key: string, mark: InboxMark | null) => void
  /** Back to the first window. */
  readonly closeBoard: () => void
  /** Rejects with a sentence. */
  readonly createBoard: (title: string, sample: boolean) => Promise<BoardId>
  /** How dates are said where no board is open. */
  readonly dateFrame: () => { readonly timeZone: string; readonly now: Instant }
  /** The file's name, or null where the person chose none. This and the next ones reject with a sentence. */
  readonly backUpBoard: (board: BoardListing, passphrase: string) => Promise<string | null>
  /** Everything that a board says, as JSON; answers as a backup does. */
  readonly exportBoard: (board: Pick<BoardListing, 'id' | 'title'>) => Promise<string | null>
  /** [RV12] Prints what the page has on paper; answers as a backup does. */
  readonly printPage: (title: string) => Promise<string | null>
  readonly chooseBackup: () => Promise<BackupFacts | null>
  /** Restores the file chosen last, and opens the board. */
  readonly restoreBoard: (passphrase: string) => Promise<RestoredBoard>
  /** Puts a board away; an open one is closed first. */
  readonly archiveBoard: (board: BoardId) => Promise<void>
  readonly bringBack: (board: BoardId) => Promise<void>
  /** Removes the board from this device, with what the page keeps of it. */
  readonly forgetBoard: (board: BoardId) => Promise<void>
  /** The link that a person opened or wants to paste (then empty), until they have decided; null is none. */
  readonly invite: Store<string | null>
  readonly askToJoin: (link: string | null) => void
  readonly readInvite: (link: string) => Promise<InviteFacts>
  /** Onto the system's clipboard. */
  readonly copyInvite: (link: string) => Promise<void>
  /** Says yes to an invite, and opens the board; a link that pairs devices opens none. Rejects with a sentence. */
  readonly joinBoard: (link: string, name: string, address: string) => Promise<'opened' | 'paired'>
  /** A link that makes another device one of one's own, on all boards. Rejects with a sentence. */
  readonly pairDevice: (name: string) => Promise<PairInvite>
  /** By printed words: a board that is here, or the link of any invite to it; it is opened. Rejects with a sentence. */
  readonly recoverBoard: (words: string, board: BoardId | null, link: string, address: string) => Promise<void>
  /** Onto the system's clipboard. */
  readonly copyRecoveryWords: (words: string) => Promise<void>
  /** [XR3] In the person's own browser. Rejects with a sentence. */
  readonly openReference: (reference: string) => Promise<void>
  /** [WF1] Asks for a folder whose files are offered from then on. Rejects with a sentence. */
  readonly watchFolder: () => Promise<void>
  /** [FD5] Asks for a file of this machine that is a calendar. Rejects with a sentence. */
  readonly addCalendarFile: () => Promise<void>
  /** [OS6] Saves the time that a task has taken, for a calendar. The file's name, or null where the person chose none. Rejects with a sentence. */
  readonly saveSlot: (board: BoardId, task: TaskId, title: string) => Promise<string | null>
  /** [WH1] A fresh secret for webhooks. */
  readonly newSecret: () => string
  /** Onto the system's clipboard. */
  readonly copyWebhookSecret: (form: SecretForm) => Promise<void>
  readonly setNetwork: (network: NetworkMode) => void
  readonly setSignals: (signals: SignalSettings) => void
  readonly setNotifications: (notifications: NotificationSettings) => void
  readonly setTheme: (theme: Settings['theme']) => void
  readonly setContrast: (contrast: Settings['contrast']) => void
  readonly setDensity: (density: Settings['density']) => void
  readonly setMe: (board: BoardId, person: PersonId) => void
  readonly onMenu: (listener: (command: AppCommandId) => void) => () => void
  readonly onClosingHides: (listener: () => void) => () => void
  readonly painted: () => void
}

export type AppSessionParts = {
  readonly bridge: Bridge
  readonly start: Omit<PageStart, 'snapshot'>
  /** Unix milliseconds. */
  readonly clock: () => number
  /** 32 random bytes as text. */
  readonly newSecret: () => string
  /** Removes what this page keeps of a board that is closed. */
  readonly dropCache: (board: BoardId) => Promise<void>
  readonly openSession: (board: BoardId, me: Store<PersonId | null>, look: KeptLook) => BoardSession
  /** The hub is there again: links need not wait. */
  readonly hubRuns: () => void
}

/** Keeps the page's own state; boards are opened one at a time. */
export function createAppSession(parts: AppSessionParts): AppSession {
  const { bridge, start, openSession, hubRuns } = parts
  const settings = createStore(start.settings)
  const boards = createStore(start.boards)
  const inbox = createStore(start.inbox)
  const hub = createStore(start.hub)
  const open = createStore<BoardSession | null>(null)
  const invite = createStore<string | null>(null)
  const menuListeners = new Set<(command: AppCommandId) => void>()
  const hidingListeners = new Set<() => void>()
  let me = createStore<PersonId | null>(null)
  let isPainted = false

  const save = (change: Partial<Settings>) => {
    settings.set({ ...settings.get(), ...change })
    bridge.saveSettings(change).then(settings.set, () => settings.set(start.settings))
  }

  const mayExist = (board: BoardId) =>
    hub.get().kind !== 'running' || boards.get().some(({ id, archived }) => id === board && !archived)

  const closeBoard = () => {
    const before = open.get()
    open.set(null)
    void before?.close()
  }

  /** Closes the board if it is open, and resolves when nothing of it is in use any more. */
  const letGo = async (board: BoardId) => {
    const before = open.get()
    if (before?.board !== board) return
    open.set(null)
    await before.close()
  }

  const openBoard = (board: BoardId) => {
    if (open.get()?.board === board) return
    closeBoard()
    me = createStore(settings.get().me[board] ?? null)
    open.set(
      openSession(board, me, {
        first: settings.get().looks[board] ?? defaultLook,
        keep: (look) => save({ looks: { ...settings.get().looks, [board]: look } })
      })
    )
    save({ lastBoard: board })
  }

  const openTask = (board: BoardId, task: TaskId, step: NextStep | null = null) => {
    if (!mayExist(board)) return
    openBoard(board)
    open.get()?.select(task, step)
  }

  bridge.onCommand((command) => {
    switch (command.type) {
      case 'openTask':
        return openTask(command.board, command.task, command.step)
      case 'join':
        return invite.set(command.link)
      case 'boards':
        return boards.set(command.boards)
      case 'inbox':
        return inbox.set(command.inbox)
      case 'hub': {
        hub.set(command.state)
        if (command.state.kind !== 'running') return
        const board = open.get()?.board
        if (board !== undefined && !mayExist(board)) closeBoard()
        hubRuns()
        return
      }
      case 'menu':
        for (const listener of menuListeners) listener(command.command)
        return
      case 'settings': {
        settings.set(command.settings)
        const board = open.get()?.board
        if (board !== undefined) me.set(command.settings.me[board] ?? null)
        return
      }
      case 'closingHides':
        for (const listener of hidingListeners) listener()
    }
  })

  return {
    start,
    settings,
    boards,
    inbox,
    hub,
    open,
    mayExist,
    openBoard,
    openTask,
    markInbox: (key, mark) => void bridge.markInbox(key, mark),
    closeBoard,
    createBoard: (title, sample) => bridge.createBoard(title, sample),
    dateFrame: () => ({ timeZone: start.timeZone, now: instantFromMilliseconds(parts.clock()) }),
    backUpBoard: (board, passphrase) => bridge.backUpBoard(board.id, board.title.slice(0, 200), passphrase),
    exportBoard: (board) => bridge.exportBoard(board.id, board.title.slice(0, 200)),
    printPage: (title) => bridge.printPage(title.slice(0, 200)),
    chooseBackup: () => bridge.chooseBackup(),
    restoreBoard: async (passphrase) => {
      const restored = await bridge.restoreBoard(passphrase)
      openBoard(restored.board)
      return restored
    },
    archiveBoard: async (board) => {
      await letGo(board)
      await bridge.archiveBoard(board, true)
      if (settings.get().lastBoard === board) save({ lastBoard: null })
    },
    bringBack: (board) => bridge.archiveBoard(board, false),
    forgetBoard: async (board) => {
      await letGo(board)
      await bridge.forgetBoard(board)
      await parts.dropCache(board)
    },
    invite,
    askToJoin: invite.set,
    readInvite: bridge.readInvite,
    copyInvite: bridge.copyInvite,
    joinBoard: async (link, name, address) => {
      const board = await bridge.joinBoard(link, name, address)
      invite.set(null)
      if (board === null) return 'paired'
      openBoard(board)
      return 'opened'
    },
    pairDevice: bridge.pairDevice,
    recoverBoard: async (words, board, link, address) =>
      openBoard(await bridge.recoverBoard(words, board, link, address)),
    copyRecoveryWords: bridge.copyRecoveryWords,
    openReference: bridge.openReference,
    watchFolder: bridge.watchFolder,
    addCalendarFile: bridge.addCalendarFile,
    saveSlot: (board, task, title) => bridge.saveSlot(board, task, title.slice(0, 200)),
    newSecret: parts.newSecret,
    copyWebhookSecret: bridge.copyWebhookSecret,
    setNetwork: (network) => save({ network }),
    setSignals: (signals) => save({ signals }),
    setNotifications: (notifications) => save({ notifications }),
    setTheme: (theme) => save({ theme }),
    setContrast: (contrast) => save({ contrast }),
    setDensity: (density) => save({ density }),
    setMe: (board, person) => {
      if (open.get()?.board === board) me.set(person)
      save({ me: { ...settings.get().me, [board]: person } })
    },
    onMenu: (listener) => {
      menuListeners.add(listener)
      return () => menuListeners.delete(listener)
    },
    onClosingHides: (listener) => {
      hidingListeners.add(listener)
      return () => hidingListeners.delete(listener)
    },
    painted: () => {
      if (isPainted) return
      isPainted = true
      bridge.painted()
    }
  }
}
