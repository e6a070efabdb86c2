import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './run.mjs'

/** Beside what Playwright lists for Chromium: Electron links GTK, and opens libnotify when it first notifies. */
const APT_PACKAGES = ['xvfb', 'dbus', 'libgtk-3-0', 'libnotify4']
const OPENED_AT_RUN_TIME = ['libnotify.so.4']
const LOCK_PATIENCE_SECONDS = 600

/**
 * Makes sure that this Linux has what running Electron unattended needs: the shared libraries of the given binary, and
 * with `virtualDisplay` also Xvfb and D-Bus. What is missing is installed by apt where this user may (root, or sudo
 * without a password); otherwise throws with the one command to run. Does nothing on other systems.
 * @param {{ executablePath: string, virtualDisplay: boolean, log?: (line: string) => void }} options
 */
export async function ensureSystem({
  executablePath,
  virtualDisplay,
  log = (line) => process.stderr.write(`${line}\n`)
}) {
  if (process.platform !== 'linux') return
  const missing = await missingParts(executablePath, virtualDisplay)
  if (missing.length === 0) return
  const byHand = `sudo apt-get update && sudo npx playwright install-deps chromium && sudo apt-get install -y ${APT_PACKAGES.join(' ')}`
  if (!onPath('apt-get')) {
    throw new Error(
      `Missing on this system: ${missing.join(', ')}. Install them with its package manager (on Debian: ${byHand}).`
    )
  }
  const asRoot = await rootPrefix()
  if (asRoot === undefined) {
    throw new Error(`Missing on this system: ${missing.join(', ')}. Run once: ${byHand}`)
  }
  log(`Missing on this system: ${missing.join(', ')}. Installing with apt …`)
  await installPackages(asRoot, log)
  const still = await missingParts(executablePath, virtualDisplay)
  if (still.length > 0) throw new Error(`Still missing after apt: ${still.join(', ')}. Tried: ${byHand}`)
  log('System packages: ready')
}

/**
 * Makes sure that programs are there, given with the packages that bring them; installs what is missing by apt, or throws
 * with the one command to run.
 * @param {Readonly<Record<string, string>>} programs
 */
export async function ensurePrograms(programs) {
  const missing = () =>
    Object.entries(programs).filter(([program]) => !onPath(program) && !onPath(program, '/usr/sbin'))
  const packages = [...new Set(missing().map(([, name]) => name))]
  if (packages.length === 0) return
  const asRoot = onPath('apt-get') ? await rootPrefix() : undefined
  if (asRoot === undefined) throw new Error(`Missing on this system: install ${packages.join(', ')}.`)
  const prefix = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive']
  const log = (/** @type {string} */ line) => process.stderr.write(`${line}\n`)
  await apt([...prefix, 'apt-get', 'update', '-q'], log)
  await apt([...prefix, 'apt-get', 'install', '-y', '-q', '--no-install-recommends', ...packages], log)
  const still = missing().map(([program]) => program)
  if (still.length > 0) throw new Error(`Still missing after apt: ${still.join(', ')}.`)
}

/**
 * @param {string} executablePath
 * @param {boolean} virtualDisplay
 * @returns {Promise<string[]>} names of programs and libraries
 */
async function missingParts(executablePath, virtualDisplay) {
  const programs = virtualDisplay ? ['Xvfb', 'dbus-daemon'].filter((program) => !onPath(program)) : []
  const { output } = await run('ldd', [executablePath], { quiet: true })
  const libraries = [...output.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '')
  return [...programs, ...new Set(libraries), ...(await missingFromLoader(OPENED_AT_RUN_TIME))]
}

/**
 * @param {readonly string[]} names
 * @returns {Promise<string[]>} those that the loader's cache does not know
 */
async function missingFromLoader(names) {
  // ldconfig lies in a folder that ordinary users often have not on their path.
  const { code, output } = await run('/sbin/ldconfig', ['-p'], { quiet: true })
  return code === 0 ? names.filter((name) => !output.includes(`${name} `)) : []
}

/**
 * @param {readonly string[]} asRoot
 * @param {(line: string) => void} log
 */
async function installPackages(asRoot, log) {
  const folder = await mkdtemp(join(tmpdir(), 'slipstream-apt-'))
  try {
    const settings = join(folder, 'apt.conf')
    await writeFile(settings, `DPkg::Lock::Timeout "${LOCK_PATIENCE_SECONDS}";\n`)
    // `env` carries the settings through sudo, and into the apt-get calls that Playwright makes itself.
    const prefix = [...asRoot, 'env', `APT_CONFIG=${settings}`, 'DEBIAN_FRONTEND=noninteractive']
    const playwright = fileURLToPath(import.meta.resolve('@playwright/test/cli'))
    await apt([...prefix, 'apt-get', 'update', '-q'], log)
    await apt([...prefix, process.execPath, playwright, 'install-deps', 'chromium'], log)
    await apt([...prefix, 'apt-get', 'install', '-y', '-q', '--no-install-recommends', ...APT_PACKAGES], log)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Runs one apt command. Another apt may be at work: dpkg's own lock is waited for by apt (the setting above), the lock
 * of the package lists by no setting, so that one is asked for again until it is free.
 * @param {readonly string[]} command
 * @param {(line: string) => void} log
 */
async function apt(command, log) {
  const [program = '', ...args] = command
  const giveUp = Date.now() + LOCK_PATIENCE_SECONDS * 1000
  for (;;) {
    const { code, output } = await run(program, args, { quiet: true })
    if (code === 0) return
    const locked = /Could not get lock|Unable to lock|is another process using it/.test(output)
    if (!locked || Date.now() > giveUp) {
      throw new Error(`${command.join(' ')} failed:\n${output.trim().split('\n').slice(-8).join('\n')}`)
    }
    log('Waiting for another apt to finish …')
    await new Promise((resolve) => setTimeout(resolve, 3000))
  }
}

/** @returns {Promise<readonly string[] | undefined>} what to put before a command; `undefined` when root is out of reach */
export async function rootPrefix() {
  if (process.getuid?.() === 0) return []
  if (!onPath('sudo')) return undefined
  const { code } = await run('sudo', ['-n', 'true'], { quiet: true })
  return code === 0 ? ['sudo', '-n'] : undefined
}

/**
 * @param {string} program
 * @param {string} [path] where to look, as PATH says unless told
 */
function onPath(program, path = process.env['PATH'] ?? '') {
  return path.split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)))
}
