// npm test [-- arguments of Playwright]: every check and every test; the last line is "N passed, N failed".
//   --e2e-only   leaves out `npm run check` (types, lint, format, boundaries, dead code, unit tests) and, on Linux, `npm run network`
// Playwright gets: a virtual display on Linux, ELECTRON_OVERRIDE_DIST_PATH (the found runtime, so that no worker searches
// again) and SLIPSTREAM_PACKAGED_APP (the executable of the test build).
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { buildApp } from './build-app.mjs'
import { findElectron } from './find-electron.mjs'
import { npmCommand } from './npm-command.mjs'
import { packageApp } from './package-app.mjs'
import { PROJECT_FOLDER } from './project-folder.mjs'
import { failedTests, readReports, sumOf } from './read-reports.mjs'
import { run } from './run.mjs'
import { openSessionBus } from './session-bus.mjs'
import { ensureSystem } from './system.mjs'
import { openVirtualDisplay } from './virtual-display.mjs'

const REPORTS = join(PROJECT_FOLDER, 'test-results')
const E2E_ONLY = '--e2e-only'

/** @param {string} line */
const log = (line) => process.stderr.write(`${line}\n`)

// An interrupted run takes its display and bus with it: both are stopped on `exit`, which a bare signal would skip.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.once(signal, () => process.exit(130))

/**
 * @param {readonly string[]} args
 * @returns {Promise<{ failures: string[] }>} what failed as a whole, beside the tests that failed one by one
 */
async function runEverything(args) {
  const failures = []
  if (!args.includes(E2E_ONLY)) {
    // Side by side: the network's tests wait, for partitions and for sleepers, nearly all of their time.
    const network = networkTests()
    const npm = npmCommand(['run', 'check', '--silent'])
    const env = { ...process.env, VITEST_JSON: '1' }
    const { code } = await run(npm.command, npm.args, { cwd: PROJECT_FOLDER, env })
    const { code: networkCode, output } = await network
    log(output.trimEnd())
    const { unit, network: onNetwork } = await readReports(REPORTS)
    if (code !== 0 && unit.failed === 0) failures.push('npm run check')
    if (networkCode !== 0 && onNetwork.failed === 0) failures.push('npm run network')
  }
  try {
    const code = await endToEnd(args.filter((argument) => argument !== E2E_ONLY))
    if (code !== 0 && (await readReports(REPORTS)).e2e.failed === 0) failures.push('end-to-end tests')
  } catch (error) {
    log(error instanceof Error ? error.message : String(error))
    failures.push('preparing the end-to-end tests')
  }
  return { failures }
}

/** Quietly: their words are shown when those of the checks beside them are over. */
async function networkTests() {
  if (process.platform !== 'linux')
    return { code: 0, output: 'Not run: npm run network needs Linux’s network namespaces.' }
  return run(process.execPath, [join('e2e', 'network', 'run.mjs')], { cwd: PROJECT_FOLDER, quiet: true })
}

/**
 * @param {readonly string[]} playwrightArgs
 * @returns {Promise<number>} the exit code
 */
async function endToEnd(playwrightArgs) {
  const linux = process.platform === 'linux'
  const electron = await findElectron({ log })
  await ensureSystem({ executablePath: electron.executablePath, virtualDisplay: linux, log })
  if ((await buildApp()) !== 0) throw new Error('The build failed.')
  const packaged = await packageApp({ testBuild: true, log })
  if (packaged.code !== 0) throw new Error('Packaging the test build failed.')

  // Always a display and a bus of its own, also where a person has a desktop: tests show windows and notifications.
  const display = linux ? await openVirtualDisplay() : undefined
  const bus = linux ? await openSessionBus() : undefined
  try {
    const env = {
      ...process.env,
      ...display?.env,
      ...bus?.env,
      ELECTRON_OVERRIDE_DIST_PATH: electron.dist,
      SLIPSTREAM_PACKAGED_APP: packaged.executablePath
    }
    const playwright = fileURLToPath(import.meta.resolve('@playwright/test/cli'))
    const args = [playwright, 'test', '--config', join('e2e', 'playwright.config.ts'), ...playwrightArgs]
    const { code } = await run(process.execPath, args, { cwd: PROJECT_FOLDER, env })
    return code
  } finally {
    await bus?.close()
    await display?.close()
  }
}

await mkdir(REPORTS, { recursive: true })
for (const name of ['unit.json', 'network.json', 'e2e.json']) await rm(join(REPORTS, name), { force: true })
const { failures } = await runEverything(process.argv.slice(2))
const { passed, failed, skipped } = sumOf(await readReports(REPORTS))
for (const test of await failedTests(REPORTS)) log(`Failed: ${test}`)
for (const failure of failures) log(`Failed as a whole: ${failure}`)
if (skipped > 0) log(`${skipped} skipped`)
const allFailed = failed + failures.length
if (passed === 0) log('Nothing ran.')
process.exitCode = allFailed > 0 || passed === 0 ? 1 : 0
process.stdout.write(`${passed} passed, ${allFailed} failed\n`)
