import { watch } from 'node:fs'

/**
 * Tells whenever something in a folder comes, goes or changes, and what it is called where the system says so. Keeps no process
 * alive. The answer stops it. Throws as the file system does.
 */
export function watchFolder(
  folder: string,
  onChange: (name: string | null) => void,
  onTrouble: (error: Error) => void
): () => void {
  const watcher = watch(folder, { persistent: false }, (_event, name) => onChange(name))
  watcher.on('error', onTrouble)
  return () => watcher.close()
}
