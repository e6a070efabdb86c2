import { readFile, readdir, truncate } from 'node:fs/promises'
import { join } from 'node:path'

import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { killHub, silenceHub } from './fixtures/hub-process.ts'
import { boardPage } from './pages/board-page.ts'
import { taskPanel } from './pages/task-panel.ts'

/** What main keeps for the next start, of whichever board. */
async function snapshots(folder: string): Promise<string> {
  const kept = join(folder, 'snapshots')
  const names = (await readdir(kept)).filter((name) => name.endsWith('.json'))
  return (await Promise.all(names.map((name) => readFile(join(kept, name), 'utf8')))).join('\n')
}

test('the page shows the board as it was before anything else is read, and does then what was asked of it', async ({
  launch,
  folder
}) => {
  const { page, electron } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  await board.saved()
  await board.add('Order the cake 1d')
  await board.saved()
  await expect.poll(() => snapshots(folder)).toContain('Order the cake')

  // Neither the window's cache nor the hub has anything to say.
  await silenceHub(electron)
  await electron.evaluate(({ session }) => session.defaultSession.clearStorageData({ storages: ['indexdb'] }))
  await page.reload()
  await board.expectIn('Order the cake', 'Clear to start')
  await board.card('Receipts by e-mail').click()
  await taskPanel(page).button('Start').click()
  await expect(board.banner).toBeVisible()

  await killHub(electron)
  await board.expectIn('Receipts by e-mail', 'In progress')
  await board.saved()
  await board.undo.click()
  await board.expectIn('Receipts by e-mail', 'Clear to start')
})

test('a snapshot that was cut off is as none', async ({ launch, folder }) => {
  const { page, quit } = await launch({ args: ['--sample'] })
  await boardPage(page).saved()
  await expect.poll(() => snapshots(folder)).toContain('Receipts by e-mail')
  await quit()
  const kept = join(folder, 'snapshots')
  for (const name of await readdir(kept)) await truncate(join(kept, name), 100)
  const board = boardPage((await launch()).page)
  await board.expectIn('Receipts by e-mail', 'Clear to start')
  await board.saved()
})
