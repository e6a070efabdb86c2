import { dialog } from 'electron'
import type { BrowserWindow, OpenDialogOptions, SaveDialogOptions } from 'electron'

import { boardFileEnding, fileEndings } from './board-files.ts'
import type { BoardFilesOptions } from './board-files.ts'

const calendarFilters = [{ name: 'Calendar', extensions: ['ics'] }]
const filters = [{ name: 'Slipstream board', extensions: [boardFileEnding] }]

const saving = {
  backup: { title: 'Back up this board', name: 'Slipstream board' },
  json: { title: 'Export this board as JSON', name: 'JSON' },
  pdf: { title: 'Print to PDF', name: 'PDF' }
} as const satisfies Readonly<Record<keyof typeof fileEndings, unknown>>

/** The system's dialogs for board files, over the window where there is one. */
export function boardFileDialogs(
  window: () => BrowserWindow | null
): Pick<BoardFilesOptions, 'askWhereTo' | 'askWhereToSaveSlot' | 'askWhich' | 'askWhichCalendar' | 'askWhichFolder'> {
  const whereTo = async (options: SaveDialogOptions): Promise<string | null> => {
    const over = window()
    const { filePath } = await (over === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(over, options))
    return filePath === '' ? null : filePath
  }
  const which = async (options: OpenDialogOptions): Promise<string | null> => {
    const over = window()
    const { filePaths } = await (over === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(over, options))
    return filePaths[0] ?? null
  }
  return {
    askWhereTo: (kind, defaultPath) => {
      const { title, name } = saving[kind]
      return whereTo({ title, defaultPath, filters: [{ name, extensions: [fileEndings[kind]] }] })
    },
    askWhereToSaveSlot: (defaultPath) =>
      whereTo({
        title: 'Save as calendar event',
        defaultPath,
        filters: calendarFilters
      }),
    askWhich: () => which({ title: 'Restore a board from its file', filters, properties: ['openFile'] }),
    askWhichFolder: () => which({ title: 'Choose a folder to watch', properties: ['openDirectory'] }),
    askWhichCalendar: () => which({ title: 'Choose a calendar', filters: calendarFilters, properties: ['openFile'] })
  }
}
