import { contextBridge, ipcRenderer } from 'electron'

import type { Result } from '../../shared/lib/result.ts'
import { commandChannel, portChannel, requestChannel } from '../../shared/ipc/page-request.ts'
import type { PageAnswers, PageRequest } from '../../shared/ipc/page-request.ts'
import type { PageCommand, PreloadApi } from '../../shared/ipc/preload-api.ts'

/** Commands that came before the page listened; the first listener hears them. */
let early: readonly PageCommand[] = []
const listeners = new Set<(command: PageCommand) => void>()

/** More than this nobody waits for. */
const mostEarly = 20

/** Asks main; a failure is a sentence, and becomes the rejection's message. Main is trusted: its answers keep their types. */
async function ask<Type extends keyof PageAnswers>(
  request: Extract<PageRequest, { type: Type }>
): Promise<PageAnswers[Type]> {
  const answer = (await ipcRenderer.invoke(requestChannel, request)) as Result<PageAnswers[Type], string>
  if (answer.ok) return answer.value
  throw new Error(answer.failure)
}

/** Asked while the page's own code is still being read: its first call finds the answer there. An empty page is not ours. */
let firstStart = location.protocol === 'about:' ? null : ask({ type: 'start' })

const api: PreloadApi = {
  start: () => {
    const answer = firstStart ?? ask({ type: 'start' })
    firstStart = null
    return answer
  },
  connect: async () => {
    await ask({ type: 'connect' })
  },
  createBoard: (title, sample) => ask({ type: 'createBoard', title, sample }),
  backUpBoard: (board, title, passphrase) => ask({ type: 'backUpBoard', board, title, passphrase }),
  exportBoard: (board, title) => ask({ type: 'exportBoard', board, title }),
  printPage: (title) => ask({ type: 'printPage', title }),
  chooseBackup: () => ask({ type: 'chooseBackup' }),
  restoreBoard: (passphrase) => ask({ type: 'restoreBoard', passphrase }),
  archiveBoard: async (board, archived) => {
    await ask({ type: 'archiveBoard', board, archived })
  },
  forgetBoard: async (board) => {
    await ask({ type: 'forgetBoard', board })
  },
  readInvite: (link) => ask({ type: 'readInvite', link }),
  joinBoard: (link, name, address) => ask({ type: 'joinBoard', link, name, address }),
  copyInvite: async (link) => {
    await ask({ type: 'copyInvite', link })
  },
  pairDevice: (name) => ask({ type: 'pairDevice', name }),
  recoverBoard: (words, board, link, address) => ask({ type: 'recoverBoard', words, board, link, address }),
  copyRecoveryWords: async (words) => {
    await ask({ type: 'copyRecoveryWords', words })
  },
  openReference: async (reference) => {
    await ask({ type: 'openReference', reference })
  },
  watchFolder: async () => {
    await ask({ type: 'watchFolder' })
  },
  addCalendarFile: async () => {
    await ask({ type: 'addCalendarFile' })
  },
  saveSlot: (board, task, title) => ask({ type: 'saveSlot', board, task, title }),
  markInbox: async (key, mark) => {
    await ask({ type: 'markInbox', key, mark })
  },
  copyWebhookSecret: async (form) => {
    await ask({ type: 'copyWebhookSecret', form })
  },
  saveSettings: (change) => ask({ type: 'saveSettings', change }),
  keepSnapshot: async (board, text) => {
    await ask({ type: 'keepSnapshot', board, text })
  },
  onCommand: (listener) => {
    listeners.add(listener)
    const waiting = early
    early = []
    for (const command of waiting) listener(command)
    return () => {
      listeners.delete(listener)
    }
  },
  painted: () => {
    // Nothing hangs on the answer, and without main there is nobody to tell.
    ask({ type: 'painted' }).catch(() => undefined)
  }
}

ipcRenderer.on(commandChannel, (_event, command: PageCommand) => {
  if (listeners.size === 0) early = [...early, command].slice(-mostEarly)
  for (const listener of listeners) listener(command)
})

// Ports do not cross the context bridge; a message to our own window carries them.
ipcRenderer.on(portChannel, (event) => {
  window.postMessage({ kind: 'slipstream-port' }, location.origin, event.ports)
})

contextBridge.exposeInMainWorld('slipstream', api)
