import { constants, existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { findElectron } from './find-electron.mjs'
import { PROJECT_FOLDER } from './project-folder.mjs'
import { run } from './run.mjs'

/**
 * Packages what is in out/ with electron-builder (electron-builder.yml) into an unpacked folder, on the Electron that
 * this machine has: the official one where it is in reach.
 * @param {{ testBuild: boolean, log: (line: string) => void }} options `testBuild` leaves the one fuse on that Playwright
 *   needs, and writes into dist/test instead of dist
 * @returns {Promise<{ code: number, executablePath: string }>} the exit code, and the unpacked app's executable
 */
export async function packageApp({ testBuild, log }) {
  const electron = await findElectron({ log })
  const output = testBuild ? join('dist', 'test') : 'dist'
  const { dist, dispose } = await bareDistribution(electron.dist)
  try {
    const code = await electronBuilder([
      '--dir',
      `-c.electronVersion=${electron.version}`,
      `-c.electronDist=${dist}`,
      `-c.directories.output=${output}`,
      ...(testBuild ? ['-c.electronFuses.enableNodeCliInspectArguments=true'] : [])
    ])
    return { code, executablePath: join(PROJECT_FOLDER, output, ...unpackedExecutable()) }
  } finally {
    await dispose()
  }
}

/**
 * Makes this system's installers from what is in out/. Only ever on the official Electron of package.json, which
 * electron-builder fetches for each architecture, as it does its tools: a release never carries another runtime.
 * @returns {Promise<number>} the exit code
 */
export function packageInstallers() {
  return electronBuilder([])
}

/** @param {readonly string[]} args */
async function electronBuilder(args) {
  const folder = dirname(fileURLToPath(import.meta.resolve('electron-builder/package.json')))
  const { code } = await run(process.execPath, [join(folder, 'cli.js'), '--publish=never', ...args], {
    cwd: PROJECT_FOLDER
  })
  return code
}

/**
 * The distribution without the launcher that our prepared runtime has in resources/app, which a package must not carry.
 * @param {string} dist
 */
async function bareDistribution(dist) {
  const launcher = join(dist, 'resources', 'app')
  if (!existsSync(launcher)) return { dist, dispose: () => Promise.resolve() }
  const copy = await mkdtemp(join(tmpdir(), 'slipstream-electron-'))
  await cp(dist, copy, { recursive: true, mode: constants.COPYFILE_FICLONE, filter: (source) => source !== launcher })
  return { dist: copy, dispose: () => rm(copy, { recursive: true, force: true }) }
}

/** @returns {string[]} where electron-builder puts the executable of an unpacked app, below its output folder */
function unpackedExecutable() {
  const arm = process.arch === 'arm64'
  if (process.platform === 'darwin') {
    return [arm ? 'mac-arm64' : 'mac', 'Slipstream.app', 'Contents', 'MacOS', 'Slipstream']
  }
  if (process.platform === 'win32') return [arm ? 'win-arm64-unpacked' : 'win-unpacked', 'Slipstream.exe']
  return [arm ? 'linux-arm64-unpacked' : 'linux-unpacked', 'slipstream']
}
