import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { hubProcess, isAlive } from './fixtures/hub-process.ts'
import { windowOf } from './fixtures/window-of.ts'
import { boardPage } from './pages/board-page.ts'
import { taskPanel } from './pages/task-panel.ts'

const hint = 'Slipstream keeps watching in the tray'

test('closing the window hides it in the tray, and says so the first time only', async ({ launch, desktop }) => {
  const first = await launch({ args: ['--sample'] })
  await boardPage(first.page).saved()
  await windowOf(first.electron).close()
  await expect.poll(windowOf(first.electron).isVisible).toBe(false)
  expect((await desktop.nextNotification()).summary).toBe(hint)

  await first.tray.click('Open Slipstream')
  await expect.poll(windowOf(first.electron).isVisible).toBe(true)
  await expect(boardPage(first.page).messages).toContainText('Slipstream stays in the tray')
  await windowOf(first.electron).close()
  await expect.poll(windowOf(first.electron).isVisible).toBe(false)
  expect(await first.quit()).toBe(0)

  const second = await launch()
  await expect(boardPage(second.page).board).toBeVisible()
  await windowOf(second.electron).close()
  await expect.poll(windowOf(second.electron).isVisible).toBe(false)
  expect(await second.quit()).toBe(0)
  expect(desktop.notifications.map(({ summary }) => summary)).toEqual([hint])
})

test('the tray counts my work, starts it and finishes it', async ({ launch }) => {
  const { page, tray } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const shows = async (tooltip: string, labels: readonly string[]) => {
    await tray.whenLook(({ toolTip }) => toolTip === tooltip)
    await tray.whenMenu((entries) => entries.map(({ label }) => label).join('\n') === labels.join('\n'))
  }
  await shows('Slipstream: 2 clear to start', [
    'Clear to start',
    'Start: Plan the load test',
    'Start: Receipts by e-mail',
    '',
    'Do not disturb for an hour',
    'Do not disturb for a day',
    '',
    'Open Slipstream',
    'Quit Slipstream'
  ])

  await tray.click('Start: Plan the load test')
  await tray.whenMenu((entries) => entries.some(({ label }) => label === 'Finish: Plan the load test'))
  await board.expectIn('Plan the load test', 'In progress')
  await tray.click('Start: Receipts by e-mail')
  await shows('Slipstream: 2 in progress', [
    'Nothing is clear to start',
    '',
    'In progress',
    'Finish: Plan the load test',
    'Finish: Receipts by e-mail',
    '',
    'Do not disturb for an hour',
    'Do not disturb for a day',
    '',
    'Open Slipstream',
    'Quit Slipstream'
  ])

  await tray.click('Finish: Receipts by e-mail')
  await tray.whenLook(({ toolTip }) => toolTip === 'Slipstream: 1 in progress')
  await board.expectIn('Receipts by e-mail', 'Done')
})

test('quitting from the tray ends every process', async ({ launch }) => {
  const { page, electron, tray, quitBy } = await launch({ args: ['--sample'] })
  await boardPage(page).saved()
  const hub = await hubProcess(electron)
  expect(await quitBy(() => tray.click('Quit Slipstream'))).toBe(0)
  // It is told to stop and ends by itself, a moment behind the app.
  await expect.poll(() => hub !== null && isAlive(hub)).toBe(false)
})

test('an edit made in the last moment is on disk before the app is gone', async ({ launch, folder }) => {
  const first = await launch({ args: ['--sample'] })
  await boardPage(first.page).add('Order the cake 1d')
  expect(await first.quit()).toBe(0)
  // Without the page's own copy, only the log can bring it back.
  await rm(join(folder, 'IndexedDB'), { recursive: true })
  await boardPage((await launch()).page).expectIn('Order the cake', 'Clear to start')
})

test('a signal to end saves first, as quitting does', async ({ launch }) => {
  const first = await launch({ args: ['--sample'] })
  const board = boardPage(first.page)
  await board.add('Order the cake 1d')
  const code = await first.quitBy(() => Promise.resolve(first.electron.process().kill('SIGTERM')))
  expect(code).toBe(0)
  const second = await launch()
  await boardPage(second.page).expectIn('Order the cake', 'Clear to start')
})

test('a second start shows the window of the first and ends', async ({ launch, launchAgain }) => {
  const { page, electron } = await launch({ args: ['--sample'] })
  await boardPage(page).saved()
  await windowOf(electron).close()
  await expect.poll(windowOf(electron).isVisible).toBe(false)
  expect(await launchAgain()).toBe(0)
  await expect.poll(windowOf(electron).isVisible).toBe(true)
  expect(await windowOf(electron).count()).toBe(1)
})

test('the window comes back where it was left', async ({ launch }) => {
  const bounds = { x: 120, y: 60, width: 900, height: 640 }
  const first = await launch({ args: ['--sample'] })
  await boardPage(first.page).saved()
  await windowOf(first.electron).place(bounds)
  await expect.poll(windowOf(first.electron).bounds).toEqual(bounds)
  await first.quit()
  const second = await launch()
  await expect(boardPage(second.page).board).toBeVisible()
  expect(await windowOf(second.electron).bounds()).toEqual(bounds)
})

test('a link opens a task and does nothing else', async ({ launch, launchAgain, folder, desktop }) => {
  const { page, electron, quit } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  await board.saved()
  const task = await board.card('Receipts by e-mail').getAttribute('data-card')
  const settings: unknown = JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'))
  expect(settings).toMatchObject({ lastBoard: expect.any(String) })
  const { lastBoard } = settings as { readonly lastBoard: string }
  await windowOf(electron).close()
  await expect.poll(windowOf(electron).isVisible).toBe(false)

  // Whatever else a link names, only the window is shown.
  for (const link of [
    `slipstream://finish/${lastBoard}/${task}`,
    `slipstream://task/${lastBoard}/${task}/finish`,
    `slipstream://task/${lastBoard}/${task}?verb=finish`,
    `slipstream://task/..%2f..%2f/${task}`
  ]) {
    expect(await launchAgain([link])).toBe(0)
  }
  await expect.poll(windowOf(electron).isVisible).toBe(true)
  await expect(taskPanel(page).panel).toBeHidden()

  const link = `slipstream://task/${lastBoard}/${task}`
  expect(await launchAgain([link])).toBe(0)
  await expect(taskPanel(page).title).toHaveValue('Receipts by e-mail')
  await board.expectIn('Receipts by e-mail', 'Clear to start')
  await expect(board.undo).toHaveCount(0)
  await quit()

  const next = await launch({ args: [link] })
  await expect(taskPanel(next.page).title).toHaveValue('Receipts by e-mail')
  await boardPage(next.page).expectIn('Receipts by e-mail', 'Clear to start')
  expect(desktop.notifications.map(({ summary }) => summary)).toEqual([hint])
})
