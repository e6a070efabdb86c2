import type { MenuItemConstructorOptions } from 'electron'

import type { PageCommand } from '../../shared/ipc/preload-api.ts'

/** The commands that the page carries out for the menu. */
export type MenuCommand = Extract<PageCommand, { type: 'menu' }>['command']

export type ApplicationMenuOptions = {
  readonly platform: NodeJS.Platform
  /** The packaged app has no developer tools in its menu. */
  readonly packaged: boolean
  readonly onCommand: (command: MenuCommand) => void
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
  const command = (label: string, accelerator: string, name: MenuCommand): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => options.onCommand(name)
  })
  const shownKey = (label: string, accelerator: string, name: MenuCommand): MenuItemConstructorOptions => ({
    ...command(label, accelerator, name),
    registerAccelerator: false
  })
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        command('New task', 'CmdOrCtrl+N', 'newTask'),
        command('Boards…', 'CmdOrCtrl+O', 'boards'),
        command('Import a file…', 'CmdOrCtrl+I', 'import'),
        { type: 'separator' },
        { label: 'Back up this board…', click: () => options.onCommand('backUp') },
        { label: 'Restore a board…', click: () => options.onCommand('restore') },
        { type: 'separator' },
        { label: 'Close window', accelerator: 'CmdOrCtrl+W', role: 'close' },
        ...(mac ? [] : [{ label: 'Quit', accelerator: 'Ctrl+Q', role: 'quit' } as const])
      ]
    },
    {
      label: '&Edit',
      submenu: [
        shownKey('Undo', 'CmdOrCtrl+Z', 'undo'),
        shownKey('Redo', 'CmdOrCtrl+Shift+Z', 'redo'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        { type: 'separator' },
        command('Find…', 'CmdOrCtrl+F', 'find')
      ]
    },
    {
      label: '&View',
      submenu: [
        command('Board', 'CmdOrCtrl+1', 'board'),
        command('Timeline', 'CmdOrCtrl+2', 'timeline'),
        command('List', 'CmdOrCtrl+3', 'list'),
        command('Ledger', 'CmdOrCtrl+4', 'ledger'),
        command('Inbox', 'CmdOrCtrl+5', 'inbox'),
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
