import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { _electron, expect, test as base } from '@playwright/test'
import type { ElectronApplication } from '@playwright/test'

import { openTestDesktop } from '../fixtures/desktop/open-test-desktop.ts'
import type { TestDesktop } from '../fixtures/desktop/open-test-desktop.ts'
import { findElectron } from './find-electron.mjs'
import { failedTests, readReports, sumOf } from './read-reports.mjs'
import { run } from './run.mjs'

const EMPTY_APP = fileURLToPath(new URL('../fixtures/empty-app', import.meta.url))

interface Ground {
  readonly folder: string
  readonly desktop: TestDesktop
  readonly app: ElectronApplication
}

const test = base.extend<Ground>({
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'slipstream-runtime-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  desktop: async ({}, use) => {
    const desktop = await openTestDesktop()
    await use(desktop)
    await desktop.close()
  },
  app: async ({ folder, desktop }, use) => {
    const { launcherArgs } = await findElectron()
    const args = [...launcherArgs, `--user-data-dir=${folder}`, EMPTY_APP, '--some-switch', 'some-argument']
    // Without an executable named Playwright takes ELECTRON_OVERRIDE_DIST_PATH, and holds back `ready` until it is there.
    const app = await _electron.launch({ args, env: { ...definedEnvironment(), ...desktop.env } })
    await use(app)
    await app.close()
  }
})

test('an app is started by the found runtime as by the official one', async ({ app }) => {
  const seen = await app.evaluate(({ app: electron }) => ({
    name: electron.getName(),
    version: electron.getVersion(),
    path: electron.getAppPath(),
    packaged: electron.isPackaged,
    args: process.argv.slice(-3)
  }))
  expect(seen).toEqual({
    name: 'Empty App',
    version: '1.2.3',
    path: EMPTY_APP,
    packaged: false,
    args: [EMPTY_APP, '--some-switch', 'some-argument']
  })
  const window = await app.firstWindow()
  expect(await window.title()).toBe('Empty')
})

test('a second start reaches the first instance with its arguments', async ({ app, folder }) => {
  const asked = app.evaluate(
    ({ app: electron }) =>
      new Promise<readonly string[]>((resolve) => {
        electron.requestSingleInstanceLock()
        electron.once('second-instance', (_event, argv) => resolve(argv))
      })
  )
  const { executablePath, launcherArgs } = await findElectron()
  await writeFile(join(folder, 'package.json'), '{ "name": "second", "main": "main.cjs" }')
  await writeFile(
    join(folder, 'main.cjs'),
    "const { app } = require('electron'); app.requestSingleInstanceLock(); app.quit()"
  )
  await app.evaluate(({ app: electron }) => electron.hasSingleInstanceLock())
  const args = [...launcherArgs, `--user-data-dir=${folder}`, folder, 'slipstream://task/1']
  const { code } = await run(executablePath, args, { quiet: true })
  expect(code).toBe(0)
  expect(await asked).toContain('slipstream://task/1')
})

test('a notification arrives on the desktop, and pressing it reaches the app', async ({ app, desktop }) => {
  const clicked = app.evaluate(
    ({ Notification }) =>
      new Promise<string>((resolve) => {
        const notification = new Notification({ title: 'Clear to start', body: 'Design finished' })
        Object.assign(globalThis, { notification }) // held: a collected one loses its click
        notification.once('click', () => resolve('clicked'))
        notification.show()
      })
  )
  const shown = await desktop.nextNotification(({ summary }) => summary === 'Clear to start')
  expect(shown).toMatchObject({ replaces: 0, appName: 'Empty App', body: 'Design finished' })
  expect(shown.actions.map(({ key }) => key)).toContain('default')
  desktop.press(shown)
  expect(await clicked).toBe('clicked')
  expect(desktop.notifications).toHaveLength(1)
})

test('a notification that the app closes is taken back', async ({ app, desktop }) => {
  await app.evaluate(({ Notification }) => {
    const notification = new Notification({ title: 'Soon gone' })
    Object.assign(globalThis, { notification })
    notification.show()
  })
  const shown = await desktop.nextNotification()
  await app.evaluate(() => {
    const { notification } = globalThis as unknown as { notification: { close: () => void } }
    notification.close()
  })
  expect(await desktop.nextTakenBack()).toBe(shown.id)
})

test('a tray item registers; its menu is read, changes, and is clicked', async ({ app, desktop }) => {
  const clicked = app.evaluate(
    ({ Tray, Menu, nativeImage }) =>
      new Promise<string>((resolve) => {
        const icon = nativeImage.createFromBuffer(Buffer.alloc(16 * 16 * 4, 255), { width: 16, height: 16 })
        const tray = new Tray(icon)
        Object.assign(globalThis, { tray })
        tray.setToolTip('2 clear to start')
        const start = { label: 'Build API', click: () => resolve('Build API') }
        tray.setContextMenu(
          Menu.buildFromTemplate([
            { label: 'Clear to start', submenu: [start] },
            { type: 'separator' },
            { label: 'Only mine', type: 'checkbox', checked: true },
            { label: 'Not now', enabled: false }
          ])
        )
      })
  )
  const item = await desktop.nextTrayItem()
  const look = await item.whenLook(({ toolTip }) => toolTip.includes('2 clear to start'))
  expect(look.pixmaps[0]).toMatchObject({ width: 16, height: 16 })
  const menu = await item.whenMenu((entries) => entries.length === 4)
  expect(menu.map(({ label, kind, enabled, checked }) => ({ label, kind, enabled, checked }))).toEqual([
    { label: 'Clear to start', kind: 'standard', enabled: true, checked: undefined },
    { label: '', kind: 'separator', enabled: true, checked: undefined },
    { label: 'Only mine', kind: 'standard', enabled: true, checked: true },
    { label: 'Not now', kind: 'standard', enabled: false, checked: undefined }
  ])
  await expect(item.click('Not now')).rejects.toThrow(/no entry "Not now"/)
  await item.click('Build API')
  expect(await clicked).toBe('Build API')

  await app.evaluate(({ Menu }) => {
    const { tray } = globalThis as unknown as { tray: { setContextMenu: (menu: unknown) => void } }
    tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Nothing to start' }]))
  })
  const [entry] = await item.whenMenu((entries) => entries.length === 1)
  expect(entry?.label).toBe('Nothing to start')
})

test('two desktops at once share nothing', async ({ desktop }) => {
  const other = await openTestDesktop()
  expect(other.env.DBUS_SESSION_BUS_ADDRESS).not.toBe(desktop.env.DBUS_SESSION_BUS_ADDRESS)
  await other.close()
})

test.describe('totals', () => {
  const unit = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 0, testResults: [] }
  const e2e = { stats: { expected: 2, unexpected: 1, flaky: 0, skipped: 0 }, errors: [] }

  test('are the sums of both reports', async ({ folder }) => {
    await writeFile(join(folder, 'unit.json'), JSON.stringify(unit))
    await writeFile(join(folder, 'e2e.json'), JSON.stringify(e2e))
    expect(sumOf(await readReports(folder))).toEqual({ passed: 5, failed: 2, skipped: 0 })
  })

  test('count a file that could not be loaded, and an error outside any test, as failed', async ({ folder }) => {
    const broken = { ...unit, testResults: [{ status: 'failed', assertionResults: [] }] }
    await writeFile(join(folder, 'unit.json'), JSON.stringify(broken))
    await writeFile(join(folder, 'e2e.json'), JSON.stringify({ ...e2e, errors: [{ message: 'no tests found' }] }))
    expect(sumOf(await readReports(folder))).toEqual({ passed: 5, failed: 4, skipped: 0 })
  })

  test('come after the names of what failed', async ({ folder }) => {
    const tests = [
      { status: 'passed', fullName: 'a law holds' },
      { status: 'failed', fullName: 'a law is broken' }
    ]
    const testResults = [
      { name: 'shared/law.test.ts', status: 'failed', assertionResults: tests },
      { name: 'shared/lost.test.ts', status: 'failed', assertionResults: [] }
    ]
    const specs = [
      { title: 'opens', ok: true },
      { title: 'closes', ok: false }
    ]
    const suites = [{ title: 'app.spec.ts', specs: [], suites: [{ title: 'window', specs }] }]
    await writeFile(join(folder, 'unit.json'), JSON.stringify({ ...unit, testResults }))
    await writeFile(join(folder, 'e2e.json'), JSON.stringify({ ...e2e, suites, errors: [{ message: 'no display' }] }))
    expect(await failedTests(folder)).toEqual([
      'shared/law.test.ts: a law is broken',
      'shared/lost.test.ts: could not be loaded',
      'app.spec.ts › window › closes',
      'no display'
    ])
  })

  test('are nothing where there is no report', async ({ folder }) => {
    expect(sumOf(await readReports(folder))).toEqual({ passed: 0, failed: 0, skipped: 0 })
  })
})

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))
  )
}
