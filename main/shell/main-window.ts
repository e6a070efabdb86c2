import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { WebContents } from 'electron'

import type { PageCommand } from '../../shared/ipc/preload-api.ts'
import { commandChannel } from '../../shared/ipc/page-request.ts'
import { afterCrash, noCrashes } from '../hub/host/restart-policy.ts'
import type { JsonFile } from '../settings/json-file.ts'
import type { SavedWindow } from '../settings/parse-saved-window.ts'

import { createCommandQueue } from './command-queue.ts'
import type { PageAddress } from './page-address.ts'
import { placeWindow, smallestWindow } from './window-bounds.ts'

export type MainWindowOptions = {
  readonly page: PageAddress
  /** Absolute path of the built preload script. */
  readonly preload: string
  readonly saved: JsonFile<SavedWindow>
  /** Whether a quit is under way: then closing closes. */
  readonly leaving: () => boolean
  /** The person closed the window, which does not end the app. */
  readonly onClose: () => void
  readonly onFocus: (focused: boolean) => void
  /** The page's process has died too often to be started again. */
  readonly onLost: () => void
  readonly onTrouble: (event: string, details: string) => void
}

/** The one window. It is made when it is first shown, and from then on only hidden. */
export type MainWindow = {
  /** In front, whatever it was before. */
  readonly show: () => void
  readonly hide: () => void
  readonly minimize: () => void
  readonly send: (command: PageCommand) => void
  /** The page's start is being answered now; the answer is on its way. */
  readonly pageAnswered: () => void
  readonly pageStarted: () => void
  readonly focused: () => boolean
  /** Null while there is no window. */
  readonly contents: () => WebContents | null
  /** Notes where the window is, so that it comes back there. */
  readonly remember: () => void
}

/** `--canvas` of renderer/styles/tokens.css in both themes, so that nothing flashes before the first paint. */
const background = { light: '#f4f5f7', dark: '#0f1217' }

/** No window yet: `show` makes it. */
export function createMainWindow(options: MainWindowOptions): MainWindow {
  let window: BrowserWindow | null = null
  const queue = createCommandQueue((command) => window?.webContents.send(commandChannel, command))

  function remember(): void {
    if (window === null || window.isDestroyed()) return
    const value = { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
    options.saved.write(value).catch((error: unknown) => {
      options.onTrouble('window place not written', error instanceof Error ? error.name : '')
    })
  }

  function open(): BrowserWindow {
    const { bounds, maximized } = options.saved.value()
    const made = new BrowserWindow({
      ...placeWindow(bounds, workAreas()),
      minWidth: smallestWindow.width,
      minHeight: smallestWindow.height,
      show: false,
      title: 'Slipstream',
      backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
      autoHideMenuBar: true,
      webPreferences: {
        preload: options.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        allowRunningInsecureContent: false,
        // Elsewhere Chromium would fetch dictionaries from the network by itself.
        spellcheck: process.platform === 'darwin'
      }
    })
    if (maximized) made.maximize()
    made.once('ready-to-show', () => made.show())
    made.on('close', (event) => {
      remember()
      if (options.leaving()) return
      event.preventDefault()
      options.onClose()
    })
    made.on('closed', () => {
      if (window === made) window = null
      queue.reset()
    })
    made.on('focus', () => options.onFocus(true))
    made.on('blur', () => options.onFocus(false))
    made.on('hide', () => options.onFocus(false))
    followPage(made)
    made.loadURL(options.page.url).catch((error: unknown) => {
      options.onTrouble('page not loaded', error instanceof Error ? error.name : '')
    })
    return made
  }

  function followPage(made: BrowserWindow): void {
    const contents = made.webContents
    let history = noCrashes
    let startedAt = Date.now()
    contents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) queue.reset()
    })
    contents.on('render-process-gone', (_event, { reason }) => {
      queue.reset()
      if (options.leaving() || reason === 'clean-exit') return
      const next = afterCrash(history, { startedAt, endedAt: Date.now() })
      history = next.history
      options.onTrouble('page process gone', `${reason}, ${next.decision.kind}`)
      if (next.decision.kind === 'giveUp') {
        made.destroy()
        options.onLost()
        return
      }
      setTimeout(() => {
        startedAt = Date.now()
        if (!made.isDestroyed()) contents.reload()
      }, next.decision.inMilliseconds)
    })
  }

  return {
    show: () => {
      if (window === null) {
        window = open()
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    hide: () => {
      if (window === null) return
      if (!window.isFullScreen()) return window.hide()
      // A full-screen window that is hidden leaves an empty screen behind on macOS.
      const made = window
      made.once('leave-full-screen', () => made.hide())
      made.setFullScreen(false)
    },
    minimize: () => window?.minimize(),
    send: queue.send,
    pageAnswered: queue.answered,
    pageStarted: queue.started,
    focused: () => window?.isFocused() ?? false,
    contents: () => window?.webContents ?? null,
    remember
  }
}

/** The primary display first. */
function workAreas(): readonly Electron.Rectangle[] {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  return [primary, ...others].map(({ workArea }) => workArea)
}
