import { dialog } from 'electron'
import type { BrowserWindow, SaveDialogOptions } from 'electron'

import { boardFileEnding } from './board-files.ts'
import type { BoardFilesOptions } from './board-files.ts'

const filters = [{ name: 'Slipstream board', extensions: [boardFileEnding] }]

/** The system's dialogs for board files, over the window where there is one. */
export function boardFileDialogs(
  window: () => BrowserWindow | null
): Pick<BoardFilesOptions, 'askWhereTo' | 'askWhereToSaveSlot' | 'askWhich'> {
  const whereTo = async (options: SaveDialogOptions): Promise<string | null> => {
    const over = window()
    const { filePath } = await (over === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(over, options))
    return filePath === '' ? null : filePath
  }
  return {
    askWhereTo: (defaultPath) => whereTo({ title: 'Back up this board', defaultPath, filters }),
    askWhereToSaveSlot: (defaultPath) =>
      whereTo({
        title: 'Save as calendar event',
        defaultPath,
        filters: [{ name: 'Calendar event', extensions: ['ics'] }]
      }),
    askWhich: async () => {
      const options = { title: 'Restore a board from its file', filters, properties: ['openFile' as const] }
      const over = window()
      const { filePaths } = await (over === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(over, options))
      return filePaths[0] ?? null
    }
  }
}
