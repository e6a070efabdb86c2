import { basename, dirname } from 'node:path'

import { watchFolder } from '../signals/watch-folder.ts'

/** [FD5] Tells when a file may have changed, also by another one in its place. The answer stops it. Throws as the file system does. */
export function watchFile(path: string, onChange: () => void): () => void {
  const own = basename(path)
  return watchFolder(
    dirname(path),
    (name) => {
      if (name === null || name === own) onChange()
    },
    // It is read at intervals as well.
    () => undefined
  )
}
