import { mkdirSync, watch } from 'node:fs'

/**
 * Tells whenever something in a folder comes, goes or changes; the folder is made if it is not there. Keeps no process alive. The
 * answer stops it. Throws as the file system does.
 */
export function watchFolder(folder: string, onChange: () => void, onTrouble: (error: Error) => void): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const watcher = watch(folder, { persistent: false }, () => onChange())
  watcher.on('error', onTrouble)
  return () => watcher.close()
}
