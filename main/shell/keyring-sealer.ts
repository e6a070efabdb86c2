import { safeStorage } from 'electron'

import type { Sealer } from '../settings/device-key.ts'

/** Backends of Linux that only obscure: their key is in the program. */
const pretended: ReadonlySet<string> = new Set(['basic_text', 'unknown'])

/** The system's keyring by way of Electron. Its synchronous calls go in Electron 46, the others came after 33: both are served. */
export const keyringSealer: Sealer = {
  real: async () => {
    if (process.platform === 'linux' && pretended.has(safeStorage.getSelectedStorageBackend())) return false
    // oxlint-disable-next-line typescript/no-deprecated -- the runtime of CI (33) has only this one
    return hasAsync() ? safeStorage.isAsyncEncryptionAvailable() : safeStorage.isEncryptionAvailable()
  },
  seal: async (text) => {
    // oxlint-disable-next-line typescript/no-deprecated -- the runtime of CI (33) has only this one
    const sealed = hasAsync() ? await safeStorage.encryptStringAsync(text) : safeStorage.encryptString(text)
    return sealed.toString('base64')
  },
  open: async (sealed) => {
    const bytes = Buffer.from(sealed, 'base64')
    // oxlint-disable-next-line typescript/no-deprecated -- the runtime of CI (33) has only this one
    return hasAsync() ? (await safeStorage.decryptStringAsync(bytes)).result : safeStorage.decryptString(bytes)
  }
}

function hasAsync(): boolean {
  return 'encryptStringAsync' in safeStorage
}
