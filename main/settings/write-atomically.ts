import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Replaces a file (mode 0600) so that a crash or a power cut leaves the old content or the new, whole. Rejects as `fs` does. */
export async function writeAtomically(path: string, text: string): Promise<void> {
  const draft = `${path}.draft`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(text, 'utf8')
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  await syncFolder(dirname(path))
}

/** The rename itself is only durable once its folder is; Windows has no such call and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
