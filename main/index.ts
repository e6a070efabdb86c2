import { join } from 'node:path'

import { Menu, app, dialog } from 'electron'

import hubPath from './hub/entry?modulePath'
import chancesWorkerPath from './hub/chances/chances-worker?modulePath'
import trendWorkerPath from './hub/trend/trend-worker?modulePath'
import importWorkerPath from './hub/intake/import-worker?modulePath'
import { registerAppScheme } from './shell/app-protocol.ts'
import { parseCommandLine } from './shell/command-line.ts'
import { deepLinkScheme, findDeepLink, parseDeepLink } from './shell/deep-link.ts'
import type { DeepLink } from './shell/deep-link.ts'
import { findCommand } from './shell/find-command.ts'
import { guardPages } from './shell/guard-pages.ts'
import { openLog } from './shell/log.ts'
import type { Log } from './shell/log.ts'
import { startDesktop } from './shell/start-desktop.ts'
import type { Desktop } from './shell/start-desktop.ts'

const commandLine = parseCommandLine(process.argv.slice(1), process.cwd())
// A package only: to a checkout’s runtime the first argument is the folder of the app.
const command = app.isPackaged ? findCommand(process.argv.slice(1)) : null

if (command !== null) void runCommandLine(command)
else if (commandLine.problems.length > 0) {
  process.stderr.write(`${commandLine.problems.join('\n')}\n`)
  app.exit(2)
} else {
  if (commandLine.dataFolder !== null) app.setPath('userData', commandLine.dataFolder)
  // The lock belongs to the data folder: two of them are two Slipstreams.
  if (app.requestSingleInstanceLock()) start(openLog(join(app.getPath('userData'), 'logs'), app.isPackaged))
  else app.exit(0)
}

/** [CL8] In a process of its own beside the app, should that run: no window, no tray, and none of the app's files held. */
async function runCommandLine(args: readonly string[]): Promise<void> {
  // Nothing is drawn, and what Chromium says of a missing graphics card is nobody's news.
  app.disableHardwareAcceleration()
  try {
    const { runProcess } = await import('./cli/run-process.ts')
    app.exit(await runProcess(args, [process.execPath]))
  } catch (error) {
    process.stderr.write(`slipstream: ${error instanceof Error ? error.message : String(error)}\n`)
    app.exit(1)
  }
}

/** The first and only instance. Everything that must be said before the app is ready is said here. */
function start(log: Log): void {
  // Said for every page and not only for ours; it would also overrule the switch that Electron needs as root (tests).
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  // Ours comes with the window; Electron's own, which it would make until then, has reload and developer tools.
  Menu.setApplicationMenu(null)
  registerAppScheme()
  guardPages((what) => log.warn('page refused', what))
  // Windows shows notifications only for an app that says who it is, as its installer did.
  if (process.platform === 'win32') app.setAppUserModelId('app.slipstream.desktop')
  if (app.isPackaged) app.setAsDefaultProtocolClient(deepLinkScheme)
  const refuseToGoOn = (error: unknown): void => {
    log.error('main failed', error)
    dialog.showErrorBox('Slipstream had to stop', error instanceof Error ? error.message : String(error))
    app.exit(1)
  }
  process.on('uncaughtException', refuseToGoOn)
  process.on('unhandledRejection', refuseToGoOn)

  let desktop: Desktop | null = null
  let early = commandLine.link
  const open = (link: DeepLink | null): void => {
    if (desktop === null) early = link ?? early
    else desktop.open(link)
  }
  app.on('second-instance', (_event, args) => open(findDeepLink(args)))
  app.on('open-url', (event, url) => {
    event.preventDefault()
    open(parseDeepLink(url))
  })
  // Without a listener Electron quits with its last window; Slipstream goes on in the tray.
  app.on('window-all-closed', () => undefined)

  app
    .whenReady()
    .then(() =>
      startDesktop({
        commandLine,
        log,
        hubPath,
        workerPaths: [importWorkerPath, chancesWorkerPath, trendWorkerPath],
        builtFolder: join(__dirname, '..')
      })
    )
    .then((started) => {
      desktop = started
      if (early !== null) desktop.open(early)
    })
    .catch(refuseToGoOn)
}
