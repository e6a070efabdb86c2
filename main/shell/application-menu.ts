import type { MenuItemConstructorOptions } from 'electron'

import { appCommands } from '../../shared/commands/app-commands.ts'
import type { AppCommandId } from '../../shared/commands/app-commands.ts'
import type { Command } from '../../shared/commands/command.ts'
import { menuKey } from '../../shared/commands/menu-key.ts'

export type ApplicationMenuOptions = {
  readonly platform: NodeJS.Platform
  /** The packaged app has no developer tools in its menu. */
  readonly packaged: boolean
  readonly onCommand: (command: AppCommandId) => void
  readonly onRetryHub: () => void
  readonly onShowLog: () => void
  readonly onAbout: () => void
}

/**
 * File, Edit, View, Help. Undo and redo show their keys without taking them: the page hears those keys itself, where a
 * text field with the focus has its own undo.
 */
export function applicationMenu(options: ApplicationMenuOptions): MenuItemConstructorOptions[] {
  const mac = options.platform === 'darwin'
  const command = (id: AppCommandId, label?: string): MenuItemConstructorOptions => {
    const { title, ...rest } = commandOf(id)
    return { label: label ?? title, ...menuKey({ title, ...rest }), click: () => options.onCommand(id) }
  }
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        command('newTask'),
        command('boards'),
        command('import'),
        { type: 'separator' },
        command('backUp'),
        command('exportJson'),
        command('restore'),
        { type: 'separator' },
        { label: 'Close window', accelerator: 'CmdOrCtrl+W', role: 'close' },
        ...(mac ? [] : [{ label: 'Quit', accelerator: 'Ctrl+Q', role: 'quit' } as const])
      ]
    },
    {
      label: '&Edit',
      submenu: [
        command('undo'),
        command('redo'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        { type: 'separator' },
        command('find', 'Find…')
      ]
    },
    {
      label: '&View',
      submenu: [
        command('board'),
        command('timeline'),
        command('list'),
        command('ledger'),
        command('review'),
        command('inbox'),
        command('work'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(options.packaged
          ? []
          : [{ type: 'separator' } as const, { role: 'reload' } as const, { role: 'toggleDevTools' } as const])
      ]
    },
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    {
      label: '&Help',
      role: 'help',
      submenu: [
        { label: 'Start the hub again', click: options.onRetryHub },
        { label: 'Show the log file', click: options.onShowLog },
        ...(mac ? [] : [{ type: 'separator' } as const, { label: 'About Slipstream', click: options.onAbout }])
      ]
    }
  ]
}

const byId = new Map<AppCommandId, Command>(appCommands.map((command) => [command.id, command]))

function commandOf(id: AppCommandId): Command {
  const command = byId.get(id)
  if (command === undefined) throw new Error(`No command is called ${id}.`)
  return command
}
