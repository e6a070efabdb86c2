import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Where the built page lives. A standard scheme with a host gives it an origin, and so storage of its own. */
export const appScheme = 'app'
export const appOrigin = `${appScheme}://slipstream`

/** The built page's files, by the exact path that their address names: `/assets/index-1a2b.js` → absolute path. */
export type BuiltFiles = ReadonlyMap<string, string>

/** Reads once what there is to serve. Only plain files count: a link could point out of the folder. Works inside an asar. */
export function listBuiltFiles(folder: string): BuiltFiles {
  return new Map(walk(folder, ''))
}

/**
 * The file that an address stands for, or null. Nothing is joined to a path here: an address that is not, letter for
 * letter, that of a file which was there at start has no answer, whatever dots and escapes it holds.
 */
export function resolveBuiltFile(files: BuiltFiles, address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || url.protocol !== `${appScheme}:` || url.host !== 'slipstream') return null
  if (url.username !== '' || url.password !== '') return null
  return files.get(url.pathname === '/' ? '/index.html' : url.pathname) ?? null
}

function* walk(folder: string, prefix: string): Generator<readonly [string, string]> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    const address = `${prefix}/${encodeURIComponent(entry.name)}`
    if (entry.isDirectory()) yield* walk(path, address)
    else if (entry.isFile()) yield [address, path]
  }
}
