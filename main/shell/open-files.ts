import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { defaultSettings } from '../../shared/ipc/default-settings.ts'
import { parseSettings } from '../../shared/ipc/parse-settings.ts'
import type { Settings } from '../../shared/ipc/preload-api.ts'
import { openBoardSnapshots } from '../settings/board-snapshots.ts'
import type { BoardSnapshots } from '../settings/board-snapshots.ts'
import { openDeviceKey } from '../settings/device-key.ts'
import type { DeviceKey, Sealer } from '../settings/device-key.ts'
import { openJsonFile } from '../settings/json-file.ts'
import type { JsonFile } from '../settings/json-file.ts'
import { parseSavedWindow } from '../settings/parse-saved-window.ts'
import type { SavedWindow } from '../settings/parse-saved-window.ts'

import type { KeptMark } from './mark-keeper.ts'
import type { NotificationLedger } from './notification-ledger.ts'
import { parseKeptMarks } from './parse-kept-marks.ts'
import { parseNotificationLedger } from './parse-notification-ledger.ts'

/** Everything that main itself keeps on disk, and the folder that it gives to the hub. */
export type OpenFiles = {
  readonly settings: JsonFile<Settings>
  readonly window: JsonFile<SavedWindow>
  readonly ledger: JsonFile<NotificationLedger>
  /** [IB8] */
  readonly marks: JsonFile<readonly KeptMark[]>
  readonly snapshots: BoardSnapshots
  readonly deviceKey: DeviceKey
  readonly boardsFolder: string
  readonly signalsFolder: string
  /** Damaged files that were set aside, each as a sentence for the person. */
  readonly notices: readonly string[]
}

/** Opens main's files in `folder` (made if it is missing, 0700). Rejects where the disk refuses. */
export async function openFiles(folder: string, sealer: Sealer): Promise<OpenFiles> {
  const boardsFolder = join(folder, 'boards')
  mkdirSync(boardsFolder, { recursive: true, mode: 0o700 })
  if (process.platform !== 'win32') chmodSync(folder, 0o700)
  const [settings, window, ledger, marks, deviceKey] = await Promise.all([
    openJsonFile(join(folder, 'settings.json'), parseSettings, defaultSettings),
    openJsonFile<SavedWindow>(join(folder, 'window.json'), parseSavedWindow, { bounds: null, maximized: false }),
    openJsonFile<NotificationLedger>(join(folder, 'notifications.json'), parseNotificationLedger, []),
    openJsonFile<readonly KeptMark[]>(join(folder, 'inbox-marks.json'), parseKeptMarks, []),
    openDeviceKey(join(folder, 'device-key.json'), sealer, (count) => randomBytes(count))
  ])
  const notices = [
    notice('Your settings', 'The defaults are in use.', settings.damaged),
    notice('The list of what was already told', 'Some notifications may come again.', ledger.damaged),
    notice('What you last did in the inbox', 'Some of it may be there again.', marks.damaged),
    notice('What seals this device’s keys', 'A new seal was made, and this device starts anew.', deviceKey.damaged),
    deviceKey.keyring === 'lost' ? 'The system’s keyring, which seals this device’s keys, cannot be reached.' : null
  ].flatMap((sentence) => (sentence === null ? [] : [sentence]))
  const snapshots = openBoardSnapshots(join(folder, 'snapshots'))
  const signalsFolder = join(folder, 'signals')
  return { settings, window, ledger, marks, snapshots, deviceKey, boardsFolder, signalsFolder, notices }
}

function notice(what: string, consequence: string, damaged: string | null): string | null {
  return damaged === null ? null : `${what} could not be read. ${consequence} The old file was kept: ${damaged}`
}
