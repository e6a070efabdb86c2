import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { firstDayOfPlan, softwareDevelopmentPlan } from './fixtures/software-development-plan.ts'
import { windowOf } from './fixtures/window-of.ts'
import { boardPage } from './pages/board-page.ts'
import { importDialog } from './pages/import-dialog.ts'
import { taskPanel } from './pages/task-panel.ts'
import { findElectron } from './runtime/find-electron.mjs'

/** The unpacked test build's executable, as `npm test` names it. */
const packagedApp = process.env['SLIPSTREAM_PACKAGED_APP'] ?? ''

test.use({ packagedApp })
test.beforeAll(() => {
  if (packagedApp === '')
    throw new Error('SLIPSTREAM_PACKAGED_APP names no app: run through npm test, which packages one')
})

test('the packaged app tells the same story: import, tray, notification, restart', async ({ launch, desktop }) => {
  const { page, electron, tray, quit } = await launch({ now: firstDayOfPlan })
  const board = boardPage(page)
  expect(await electron.evaluate(({ app }) => [app.isPackaged, app.getName()])).toEqual([true, 'Slipstream'])

  await page.getByRole('button', { name: 'Import a file', exact: true }).click()
  const { choose, import: bringIn, dialog } = importDialog(page)
  await choose(softwareDevelopmentPlan)
  await bringIn.click()
  await expect(dialog).toBeHidden()
  await expect(board.facts).toHaveText('74 tasks · done by Mon 6 May 2013')
  await board.become('Management')
  await board.saved()

  await windowOf(electron).close()
  await expect.poll(windowOf(electron).isVisible).toBe(false)
  await tray.whenMenu((entries) => entries.some(({ label }) => label === 'Start: Determine project scope'))
  await tray.click('Start: Determine project scope')
  await tray.whenMenu((entries) => entries.some(({ label }) => label === 'Finish: Determine project scope'))
  await tray.click('Finish: Determine project scope')
  const told = await desktop.nextNotification(({ summary }) => summary.startsWith('You'))
  expect(told.summary).toBe("You're clear to start: Secure project sponsorship")
  desktop.press(told)
  await expect.poll(windowOf(electron).isVisible).toBe(true)
  await expect(taskPanel(page).title).toHaveValue('Secure project sponsorship')
  expect(await quit()).toBe(0)

  const second = await launch({ now: firstDayOfPlan })
  await boardPage(second.page).expectIn('Determine project scope', 'Done')
  await boardPage(second.page).expectIn('Secure project sponsorship', 'Clear to start')
  expect(await second.quit()).toBe(0)
  expect(desktop.notifications).toHaveLength(2)
})

test('[CL8] the packaged executable is the command line too, and asks the app that runs', async ({
  launch,
  folder,
  display,
  desktop
}) => {
  const { page } = await launch({ args: ['--sample'], now: null })
  await boardPage(page).saved()
  await boardPage(page).add('Order the cake 1d')
  await boardPage(page).saved()
  const { launcherArgs } = await findElectron()
  const env = { ...process.env, ...display, ...desktop.env, SLIPSTREAM_DATA_FOLDER: folder }
  const { stdout } = await promisify(execFile)(packagedApp, [...launcherArgs, 'ready', '--json'], { env })
  const { tasks } = JSON.parse(stdout) as { readonly tasks: readonly { readonly title: string }[] }
  expect(tasks.map(({ title }) => title)).toContain('Order the cake')
})

test('the packaged app opens nothing for others to run in it', async () => {
  const wire = await getCurrentFuseWire(packagedApp)
  expect(wire).toMatchObject({
    [FuseV1Options.RunAsNode]: FuseState.DISABLE,
    [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
    // The one switch of the test build: Playwright drives the main process through it.
    [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.ENABLE,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
    [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: FuseState.DISABLE,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE
  })
})
