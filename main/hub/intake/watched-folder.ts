import { readFile } from 'node:fs/promises'
import { basename, isAbsolute, join } from 'node:path'

import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { OfferedFile, WatchedFolderState } from '../../../shared/ipc/watched-folder-state.ts'
import type { DeviceId } from '../../../shared/model/ids.ts'
import type { Clock } from '../clock.ts'
import type { PersonalValues } from '../personal/personal-values.ts'

import { handledContents, watchedFolders } from './folder-values.ts'
import { lookIntoFolder } from './look-into-folder.ts'
import type { FolderLook } from './look-into-folder.ts'

export type WatchedFolderParts = {
  readonly values: Pick<PersonalValues, 'all' | 'set' | 'observe'>
  /** Tells whenever something in a folder changes; the answer stops it. Throws as the file system does. */
  readonly watch: (folder: string, onChange: () => void, onTrouble: (error: Error) => void) => () => void
  readonly clock: Clock
  readonly device: DeviceId
}

/** The folder of this device whose files are offered as imports. */
export type WatchedFolder = {
  readonly state: () => WatchedFolderState
  /** [WF1] Null watches none. Resolves once it was looked into; the failure is a sentence. */
  readonly choose: (path: string | null) => Promise<Result<null, string>>
  /** [WF4] An offered file as it is now. The failure is a sentence. */
  readonly read: (name: string) => Promise<Result<OfferedFile, string>>
  /** [WF3] What is in this file now is not offered any more. */
  readonly leave: (name: string) => Promise<void>
  /** [WF3] This content was imported. */
  readonly handled: (hash: string) => Promise<void>
  /** Called when the state may differ; what it returns stops that. */
  readonly observe: (listener: () => void) => () => void
}

const nothing: FolderLook = { files: [], problems: [] }

export function createWatchedFolder({ values, watch, clock, device }: WatchedFolderParts): WatchedFolder {
  const listeners = new Set<() => void>()
  let folder: string | null = null
  let found = nothing
  let trouble: string | null = null
  let unwatch = (): void => undefined
  let looking: Promise<void> | null = null
  let isStale = false

  const tell = (): void => {
    for (const listener of listeners) listener()
  }

  values.observe(() => {
    void follow()
    tell()
  })
  void follow()

  /** Watches what was chosen, here or before the app was started. */
  function follow(): Promise<void> {
    const chosen = values.all(watchedFolders).get(device)?.path ?? null
    if (chosen === folder) return looking ?? Promise.resolve()
    unwatch()
    unwatch = () => undefined
    folder = chosen
    found = nothing
    trouble = null
    if (folder === null) return Promise.resolve()
    const cannot = (): void => {
      trouble = 'The folder cannot be watched: it is looked into at the next start.'
      tell()
    }
    try {
      unwatch = watch(folder, () => void look(), cannot)
    } catch {
      // That it is not there is said by looking into it.
      trouble = 'The folder cannot be watched.'
    }
    return look()
  }

  /** What changes meanwhile is looked at once more. */
  function look(): Promise<void> {
    isStale = true
    looking ??= lookUntilLevel().finally(() => {
      looking = null
      tell()
    })
    return looking
  }

  async function lookUntilLevel(): Promise<void> {
    while (isStale && folder !== null) {
      isStale = false
      const at = folder
      const next = await lookIntoFolder(at, found.files)
      if (at === folder) found = next
    }
  }

  function offers(): readonly { readonly name: string; readonly hash: string }[] {
    const done = values.all(handledContents)
    return found.files.filter(({ hash }) => !done.has(hash))
  }

  const handled = (hash: string): Promise<void> => values.set(handledContents, new Map([[hash, clock.milliseconds()]]))

  return {
    state: () => ({
      name: folder === null ? null : basename(folder),
      problems: trouble === null || found.problems.length > 0 ? found.problems : [trouble],
      offers: offers().map(({ name }) => name)
    }),
    choose: async (path) => {
      if (path !== null && !isAbsolute(path)) return fail('This is no folder of this machine.')
      await values.set(watchedFolders, new Map([[device, path === null ? null : { path, at: clock.milliseconds() }]]))
      await follow()
      tell()
      return succeed(null)
    },
    read: async (name) => {
      // Only what was found there: a name is no path.
      if (folder === null || !found.files.some((file) => file.name === name))
        return fail(`${name} is not there any more.`)
      try {
        return succeed({ name, bytes: new Uint8Array(await readFile(join(folder, name))) })
      } catch {
        return fail(`${name} could not be read.`)
      }
    },
    leave: async (name) => {
      const file = found.files.find((one) => one.name === name)
      if (file !== undefined) await handled(file.hash)
    },
    handled,
    observe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    }
  }
}
