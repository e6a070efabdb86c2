import { watch } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'

/** A PNG file ends in this chunk: without it the file is still being written. */
const PNG_END = Buffer.from([0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82])

/**
 * Resolves when a whole PNG file is at `path` (true), or when `signal` ends the waiting (false). Creates the folder.
 * @param {string} path
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>}
 */
export async function pngArrives(path, signal) {
  await mkdir(dirname(path), { recursive: true })
  if (signal.aborted) return false
  const watcher = watch(dirname(path))
  try {
    return await new Promise((resolve, reject) => {
      const look = () => isWholePng(path).then((whole) => whole && resolve(true), reject)
      watcher.on('change', (_kind, name) => {
        if (name === null || String(name) === basename(path)) void look()
      })
      watcher.on('error', reject)
      signal.addEventListener('abort', () => resolve(false), { once: true })
      void look()
    })
  } finally {
    watcher.close()
  }
}

/** @param {string} path */
async function isWholePng(path) {
  const bytes = await readFile(path).catch(() => undefined)
  return bytes !== undefined && bytes.subarray(-PNG_END.length).equals(PNG_END)
}
