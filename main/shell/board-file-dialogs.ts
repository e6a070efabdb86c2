import { dialog } from 'electron'
import type { BrowserWindow } from 'electron'

import { boardFileEnding } from './board-files.ts'
import type { BoardFilesOptions } from './board-files.ts'

const filters = [{ name: 'Slipstream board', extensions: [boardFileEnding] }]

/** The system's dialogs for board files, over the window where there is one. */
export function boardFileDialogs(
  window: () => BrowserWindow | null
): Pick<BoardFilesOptions, 'askWhereTo' | 'askWhich'> {
  return {
    askWhereTo: async (defaultPath) => {
      const options = { title: 'Back up this board', defaultPath, filters }
      const over = window()
      const { filePath } = await (over === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(over, options))
      return filePath === '' ? null : filePath
    },
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
