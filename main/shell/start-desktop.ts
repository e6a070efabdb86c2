import { join } from 'node:path'

import {
  BrowserWindow,
  Menu,
  MessageChannelMain,
  app,
  clipboard,
  dialog,
  nativeTheme,
  powerMonitor,
  session,
  shell
} from 'electron'
import type { MessagePortMain, WebContents } from 'electron'

import { fail, succeed } from '../../shared/lib/result.ts'
import { emptyInbox } from '../../shared/inbox/empty-inbox.ts'
import { inboxUnder } from '../../shared/inbox/inbox-under.ts'
import type { BoardListing, TrayContent } from '../../shared/ipc/main-and-hub.ts'
import { portChannel } from '../../shared/ipc/page-request.ts'
import type { PageStart } from '../../shared/ipc/preload-api.ts'
import type { BoardId, PersonId } from '../../shared/model/ids.ts'
import { instantFromMilliseconds } from '../../shared/model/instant.ts'
import { createHubHost } from '../hub/host/hub-host.ts'
import type { HubHost } from '../hub/host/hub-host.ts'

import { serveBuiltFiles } from './app-protocol.ts'
import { applicationMenu } from './application-menu.ts'
import { boardFileDialogs } from './board-file-dialogs.ts'
import { createBoardFiles } from './board-files.ts'
import { listBuiltFiles } from './built-files.ts'
import type { CommandLine } from './command-line.ts'
import type { DeepLink } from './deep-link.ts'
import { forkHub } from './fork-hub.ts'
import { guardSession } from './guard-pages.ts'
import { keyringSealer } from './keyring-sealer.ts'
import type { Log } from './log.ts'
import { createMainWindow } from './main-window.ts'
import { createMarkKeeper } from './mark-keeper.ts'
import type { PlannedNotification } from './notification-ledger.ts'
import { createNotifier } from './notifier.ts'
import { openFiles } from './open-files.ts'
import { pageAddress } from './page-address.ts'
import { createQuitSequence } from './quit-sequence.ts'
import { printToPdf } from './print-to-pdf.ts'
import { servePage } from './serve-page.ts'
import type { PageService } from './serve-page.ts'
import { showNotice, showNotification } from './show-notification.ts'
import { takeScreenshot } from './take-screenshot.ts'
import { hasTrayHost } from './tray-host.ts'
import { createTray } from './tray.ts'
import type { TrayIcon } from './tray.ts'

export type StartDesktopOptions = {
  readonly commandLine: CommandLine
  readonly log: Log
  /** Absolute path of the hub's built module. */
  readonly hubPath: string
  /** Absolute paths of the built workers of the hub: the one that reads imports, the one that works out chances. */
  readonly workerPaths: readonly [imports: string, chances: string, trend: string]
  /** The folder that holds preload/ and renderer/ as they were built. */
  readonly builtFolder: string
}

/** The running app, as the rest of the system reaches it. */
export type Desktop = {
  /** Shows the window, on what a link names if it names something. */
  readonly open: (link: DeepLink | null) => void
}

/** There is one window, and the hub leases it its clientID under this number. */
const windowNumber = 1

/** How long the hub leaves the processor to a page that is starting. */
const pageLimit = 3_000

/** "Mon 14:00": do-not-disturb ends within two days. */
const clockTime = { weekday: 'short', hour: '2-digit', minute: '2-digit' } as const

/** How long quitting waits for the disk before it says so (sync.md). */
const saveLimit = 2_000

/**
 * Puts everything together once Electron is ready: files, window, tray, and the hub once it is needed; the window is what
 * somebody waits for. Rejects where the disk refuses.
 */
export async function startDesktop(options: StartDesktopOptions): Promise<Desktop> {
  const { commandLine, log } = options
  const files = await openFiles(app.getPath('userData'), keyringSealer)
  const { settings } = files
  const page = pageAddress(app.isPackaged, process.env['ELECTRON_RENDERER_URL'])
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const startedAt = Date.now()
  /** Unix milliseconds. Where a test sets the clock it goes on from there: what is held back must come to be due. */
  const now = (): number => (commandLine.fixedNow === null ? Date.now() : commandLine.fixedNow + Date.now() - startedAt)
  let boards: readonly BoardListing[] = []
  /** As the hub derives it, and as it is shown. */
  let derived = emptyInbox
  let inbox = emptyInbox
  let trayShown: TrayContent = { clear: [], inProgress: [] }
  let sampleAsked = !commandLine.sample
  let resumed = false
  let screenshotTo = commandLine.screenshotTo
  let tray: TrayIcon | null = null

  nativeTheme.themeSource = settings.value().theme
  guardSession(session.defaultSession, page, (what) => log.warn('session refused', what))
  if (page.built) serveBuiltFiles(listBuiltFiles(join(options.builtFolder, 'renderer')))
  log.info('start', `${app.getVersion()} electron ${process.versions.electron} keyring ${files.deviceKey.keyring}`)

  const host: HubHost<MessagePortMain> = createHubHost<MessagePortMain>({
    spawn: (events) =>
      forkHub(options.hubPath, options.workerPaths, events, (text) => log.warn('hub printed', text.trimEnd())),
    startMessage: () => ({
      type: 'start',
      folder: files.boardsFolder,
      deviceKey: files.deviceKey.key,
      fixedNow: commandLine.fixedNow,
      timeZone,
      me: settings.value().me,
      network: settings.value().network,
      listenAt: commandLine.listenAt,
      signals: settings.value().signals,
      signalsFolder: files.signalsFolder
    }),
    startTimer: (milliseconds, ring) => {
      const timer = setTimeout(ring, milliseconds)
      return () => clearTimeout(timer)
    },
    milliseconds: Date.now,
    listener: {
      onState: (state) => {
        if (state.kind === 'running') marks.sayAgain()
        window.send({ type: 'hub', state })
      },
      onBoards: (listings) => {
        boards = listings
        window.send({ type: 'boards', boards })
        if (!resumed) notifier.resume().catch((error: unknown) => log.error('notifications not resumed', error))
        resumed = true
      },
      onTray: (content) => {
        trayShown = content
        showTray()
      },
      onInbox: (next) => {
        derived = next
        showInbox()
      },
      onInboxMarked: (number) => {
        marks.settle(number)
        showInbox()
      },
      onAlerts: (alerts) => {
        notifier.tell(alerts).catch((error: unknown) => log.error('alerts not told', error))
      },
      onMe: (board, me) => void becomeOn(board, me),
      onDealtWith: (alerts) => {
        notifier.withdraw(alerts).catch((error: unknown) => log.error('notifications not withdrawn', error))
      },
      onProblem: (message) => showNotice('Slipstream', message),
      onTrouble: (event, details) => log.warn(event, details)
    }
  })

  const marks = createMarkKeeper({
    file: files.marks,
    say: (mark) => {
      if (host.state().kind === 'running') host.tell({ type: 'markInbox', ...mark })
    },
    onTrouble: (error) => log.error('marks not written', error)
  })

  const window = createMainWindow({
    page,
    preload: join(options.builtFolder, 'preload', 'index.cjs'),
    saved: files.window,
    leaving: () => quit.leaving(),
    onClose: () => {
      putAway().catch((error: unknown) => log.error('window not put away', error))
    },
    onFocus: (focused) => host.tell({ type: 'focus', window: windowNumber, focused }),
    onLost: () => showNotice('Slipstream’s window stopped', 'Your work is safe. Open Slipstream again from the tray.'),
    onTrouble: (event, details) => log.warn(event, details)
  })

  const open: Desktop['open'] = (link) => {
    window.show()
    if (link === null) return
    window.send(
      link.kind === 'task'
        ? { type: 'openTask', board: link.board, task: link.task, step: null }
        : { type: 'join', link: link.link }
    )
  }

  /** [NT10] */
  function openAtStep({ board, task, step }: Pick<PlannedNotification, 'board' | 'task' | 'step'>): void {
    window.show()
    window.send({ type: 'openTask', board, task, step })
  }

  const service: PageService = {
    start: async () => {
      const snapshot = await snapshotOfLastBoard()
      window.pageAnswered()
      // After the answer has left: commands that waited for the page come behind it.
      setImmediate(() => {
        window.pageStarted()
        settleIn()
      })
      return pageStart(snapshot)
    },
    connect: (contents) => {
      host.start()
      host.connect(windowNumber, () => openPort(contents))
    },
    createBoard: async (title, sample) => {
      host.start()
      if (sample) sampleAsked = true
      const created = await host.createBoard(title, sample)
      if (!created.ok) return created
      const { board, me } = created.value
      if (me !== null) await becomeOn(board, me)
      return succeed(board)
    },
    files: createBoardFiles({
      ...boardFileDialogs(() => {
        const contents = window.contents()
        return contents === null ? null : BrowserWindow.fromWebContents(contents)
      }),
      carryOut: (deed) => {
        host.start()
        return host.carryOut(deed)
      },
      printTo: async (path) => {
        const contents = window.contents()
        return contents === null ? fail('There is no window to print.') : printToPdf(contents, path)
      },
      forgetHere: async (board) => {
        const { [board]: _me, ...me } = settings.value().me
        const { lastBoard } = settings.value()
        const next = { ...settings.value(), me, lastBoard: lastBoard === board ? null : lastBoard }
        await Promise.all([settings.write(next), files.snapshots.forget(board)])
        window.send({ type: 'settings', settings: next })
      },
      today: () => new Intl.DateTimeFormat('en-CA', { timeZone }).format(commandLine.fixedNow ?? Date.now())
    }),
    joinBoard: async (link, name, address) => {
      host.start()
      const done = await host.carryOut({ kind: 'join', link, name, address })
      if (!done.ok) return done
      if (done.value.kind === 'paired') return succeed(null)
      if (done.value.kind !== 'joining') return fail('The hub answered with something else.')
      const { board, me } = done.value.joining
      await becomeOn(board, me)
      return succeed(board)
    },
    pairDevice: async (name) => {
      host.start()
      const done = await host.carryOut({ kind: 'pair', name })
      if (!done.ok) return done
      return done.value.kind === 'pairInvite'
        ? succeed(done.value.invite)
        : fail('The hub answered with something else.')
    },
    recoverBoard: async (ask) => {
      host.start()
      const done = await host.carryOut({ kind: 'recover', ...ask })
      if (!done.ok) return done
      return done.value.kind === 'recovered' ? succeed(done.value.board) : fail('The hub answered with something else.')
    },
    copy: async (text) => {
      await clipboard.writeText(text)
    },
    openReference: async (reference) => {
      try {
        await shell.openExternal(reference)
      } catch (error) {
        log.warn('reference not opened', error instanceof Error ? error.message : 'unknown')
        return fail('No browser could be opened.')
      }
      return succeed(null)
    },
    markInbox: (key, mark) => {
      const wasInNeeds = inbox.needs.some((entry) => entry.key === key)
      marks.add(key, mark)
      showInbox()
      // [NT8] Whoever has looked at it there need not be told.
      if (mark === null || !wasInNeeds) return
      host.tell({ type: 'dealtWith', alerts: [key] })
      notifier.withdraw([key]).catch((error: unknown) => log.error('notifications not withdrawn', error))
    },
    copyWebhookSecret: async (form) => {
      const { webhookSecret } = settings.value().signals
      if (webhookSecret === null) return fail('There is no secret yet.')
      await clipboard.writeText(
        // [WH7]
        form === 'secret' ? webhookSecret : `whsec_${Buffer.from(webhookSecret, 'hex').toString('base64')}`
      )
      return succeed(null)
    },
    saveSettings: async (change) => {
      const before = settings.value()
      const next = { ...before, ...change }
      const written = settings.write(next)
      nativeTheme.themeSource = next.theme
      if (change.me !== undefined) host.tell({ type: 'setMe', me: next.me })
      if (change.signals !== undefined) host.tell({ type: 'setSignals', signals: next.signals })
      if (change.notifications !== undefined) applyDisturbance()
      if (change.network !== undefined) host.tell({ type: 'setNetwork', network: next.network })
      try {
        await written
      } catch (error) {
        log.error('settings not written', error)
        return fail('Your settings hold until you quit, but could not be written to disk.')
      }
      return succeed(next)
    },
    keepSnapshot: files.snapshots.keep,
    painted: (contents) => {
      host.start()
      log.info('painted', `${Math.round(process.uptime() * 1000)} ms`)
      const path = screenshotTo
      screenshotTo = null
      if (path === null) return
      takeScreenshot(contents, path).catch((error: unknown) => log.error('screenshot not taken', error))
    }
  }

  /** [IB8] Badge, tray and page agree: as the hub derives it, under what the person has done meanwhile. */
  function showInbox(): void {
    inbox = inboxUnder(derived, marks.marks(), instantFromMilliseconds(now()))
    app.setBadgeCount(inbox.unread)
    showTray()
    window.send({ type: 'inbox', inbox })
  }

  /** [NT3] The rules have changed: what was held back may be due, and the tray says how it stands. */
  function applyDisturbance(): void {
    notifier.look()
    showTray()
  }

  function showTray(): void {
    const { undisturbedUntil } = settings.value().notifications
    const quiet = undisturbedUntil !== null && undisturbedUntil > now() ? undisturbedUntil : null
    tray?.show(
      trayShown,
      inbox.needs,
      quiet === null ? null : new Intl.DateTimeFormat('en-GB', { timeZone, ...clockTime }).format(quiet)
    )
  }

  async function setUndisturbed(until: number | null): Promise<void> {
    const next = { ...settings.value(), notifications: { ...settings.value().notifications, undisturbedUntil: until } }
    const written = settings.write(next)
    applyDisturbance()
    window.send({ type: 'settings', settings: next })
    await written.catch((error: unknown) => log.error('settings not written', error))
  }

  /** What nobody waits for, once: made while the page draws, or at once where none is shown. */
  function settleIn(): void {
    if (tray !== null) return
    tray = createTray((deed) => {
      switch (deed.kind) {
        case 'act':
          return host.act({ board: deed.task.board, task: deed.task.task, verb: deed.verb })
        case 'openTask':
          return openAtStep(deed)
        case 'undisturbed':
          return void setUndisturbed(deed.minutes === null ? null : now() + deed.minutes * 60_000)
        case 'open':
          return open(null)
        case 'quit':
          return app.quit()
      }
    })
    showTray()
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        applicationMenu({
          platform: process.platform,
          packaged: app.isPackaged,
          onCommand: (command) => {
            window.show()
            window.send({ type: 'menu', command })
          },
          onRetryHub: host.retry,
          onShowLog: () => shell.showItemInFolder(log.path),
          onAbout: () => app.showAboutPanel()
        })
      )
    )
    app.setAboutPanelOptions({
      applicationName: 'Slipstream',
      applicationVersion: app.getVersion(),
      copyright:
        files.deviceKey.keyring === 'real'
          ? 'This device’s keys are sealed by the system’s keyring.'
          : 'No keyring was found: this device’s keys are kept in files that only you can read.'
    })
  }

  /** The sample's story is told from the side of one of its people. */
  async function becomeOn(board: BoardId, me: PersonId): Promise<void> {
    const next = { ...settings.value(), me: { ...settings.value().me, [board]: me } }
    const written = settings.write(next)
    host.tell({ type: 'setMe', me: next.me })
    window.send({ type: 'settings', settings: next })
    await written.catch((error: unknown) => log.error('settings not written', error))
  }

  function snapshotOfLastBoard(): Promise<string | null> {
    const { lastBoard } = settings.value()
    return lastBoard === null ? Promise.resolve(null) : files.snapshots.read(lastBoard)
  }

  function pageStart(snapshot: string | null): PageStart {
    return {
      snapshot,
      settings: settings.value(),
      boards,
      inbox,
      hub: host.state(),
      fixedNow: commandLine.fixedNow,
      timeZone,
      openSample: !sampleAsked,
      platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'
    }
  }

  function openPort(contents: WebContents): { readonly port: MessagePortMain; readonly focused: boolean } {
    const { port1, port2 } = new MessageChannelMain()
    if (contents.isDestroyed()) port2.close()
    else contents.postMessage(portChannel, null, [port2])
    return { port: port1, focused: window.focused() }
  }

  servePage({ page, contents: window.contents, service, onRefused: (why) => log.warn('request refused', why) })
  /** Tray, menu and hub, should the page not have come so far as to ask for them. */
  const startRest = (): void => {
    settleIn()
    host.start()
  }
  // The page paints without the hub, which would take the processor from it: it starts when the page asks for it or has
  // painted.
  if (commandLine.hidden) setImmediate(startRest)
  else {
    window.show()
    setTimeout(startRest, pageLimit)
  }

  const notifier = createNotifier({
    file: files.ledger,
    show: showNotification,
    milliseconds: now,
    after: (milliseconds, ring) => {
      const timer = setTimeout(ring, milliseconds)
      return () => clearTimeout(timer)
    },
    rules: () => {
      const { gather, undisturbedUntil, atAnyHour } = settings.value().notifications
      return { gather: gather * 1000, undisturbedUntil, atAnyHour }
    },
    onOpen: (planned) => {
      if (planned.kind === 'news') return openAtStep(planned)
      window.show()
      window.send({ type: 'menu', command: 'inbox' })
    },
    onStart: ({ board, task }) => host.act({ board, task, verb: 'start' }),
    onAnswered: (alerts) => {
      host.tell({ type: 'dealtWith', alerts })
      for (const key of alerts) marks.add(key, { state: 'seen' })
      showInbox()
    },
    onTrouble: (error) => log.error('ledger not written', error)
  })

  const quit = createQuitSequence({
    save: () => host.save(saveLimit),
    settle: async () => {
      window.remember()
      await Promise.all([settings.settled(), files.window.settled(), files.ledger.settled(), files.marks.settled()])
    },
    askAboutUnsaved: async () => {
      const { response } = await dialog.showMessageBox({
        type: 'warning',
        message: 'Some changes are not saved yet',
        detail:
          'The disk did not answer in time. What the window still holds is kept there and saved at the next start.',
        buttons: ['Wait', 'Quit anyway'],
        defaultId: 0,
        cancelId: 0
      })
      return response === 1 ? 'leave' : 'wait'
    },
    leave: () => {
      host.stop()
      tray?.close()
      app.quit()
    }
  })

  /** Closing hides; where no tray icon could bring the window back it is minimised, and a second launch shows it as well. */
  async function putAway(): Promise<void> {
    if (!(await hasTrayHost(process.platform))) return window.minimize()
    window.hide()
    if (settings.value().toldAboutTray) return
    window.send({ type: 'closingHides' })
    showNotice(
      'Slipstream keeps watching in the tray',
      'You will hear when something becomes yours to do. Quit from the tray or the File menu.'
    )
    await settings.write({ ...settings.value(), toldAboutTray: true })
  }

  app.on('before-quit', quit.beforeQuit)
  app.on('activate', () => open(null))
  powerMonitor.on('suspend', () => host.tell({ type: 'sleep', asleep: true }))
  powerMonitor.on('resume', () => {
    host.tell({ type: 'clockJumped' })
    host.tell({ type: 'sleep', asleep: false })
  })
  // The session ends: the same way out as quitting.
  powerMonitor.on('shutdown', () => app.quit())

  for (const notice of files.notices) showNotice('Slipstream', notice)
  return { open }
}
