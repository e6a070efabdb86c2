import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from './cache-folder.mjs'
import { run } from './run.mjs'

const DAY = 24 * 60 * 60 * 1000

/**
 * The `electron` package's own binary: the one already downloaded, or downloaded now by the package's own script (which
 * honours its mirror and proxy variables and fails in about two seconds where the release host is out of reach). With
 * `haveOther`, a failure is remembered for a day so that each start does not pay those two seconds again.
 * @param {{ log: (line: string) => void, haveOther: boolean }} options
 * @returns {Promise<{ kind: 'found', dist: string, executablePath: string, version: string } | { kind: 'missing', why: string }>}
 */
export async function officialElectron({ log, haveOther }) {
  let folder
  try {
    folder = dirname(fileURLToPath(import.meta.resolve('electron/package.json')))
  } catch {
    return { kind: 'missing', why: 'the electron package is not installed (npm ci)' }
  }
  const about = /** @type {{ version: string }} */ (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  const { version } = about
  const before = downloaded(folder, version)
  if (before !== undefined) return before

  const mark = join(cacheFolder(), `electron-${version}-out-of-reach`)
  const lastFailure = await stat(mark).catch(() => undefined)
  if (haveOther && lastFailure !== undefined && Date.now() - lastFailure.mtimeMs < DAY) {
    return { kind: 'missing', why: `its download failed less than a day ago (delete ${mark} to try again)` }
  }
  log(`Electron ${version}: downloading the official build …`)
  const { code, output } = await run(process.execPath, [join(folder, 'install.js')], { quiet: true })
  const after = code === 0 ? downloaded(folder, version) : undefined
  if (after !== undefined) {
    await rm(mark, { force: true })
    return after
  }
  await mkdir(cacheFolder(), { recursive: true })
  await writeFile(mark, output)
  const reason = output.split('\n').find((line) => /error/i.test(line)) ?? `exit code ${code}`
  return { kind: 'missing', why: `its download failed: ${reason.trim()}` }
}

/**
 * @param {string} folder of the electron package
 * @param {string} version
 * @returns {{ kind: 'found', dist: string, executablePath: string, version: string } | undefined}
 */
function downloaded(folder, version) {
  const dist = join(folder, 'dist')
  const pathFile = join(folder, 'path.txt') // written last by install.js: its absence means an unfinished download
  if (!existsSync(pathFile)) return undefined
  const executablePath = join(dist, readFileSync(pathFile, 'utf8').trim())
  return existsSync(executablePath) ? { kind: 'found', dist, executablePath, version } : undefined
}
