import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { choosePath } from './fixtures/choose-paths.ts'
import { writeDeadlockedBoard } from './fixtures/deadlocked-board.ts'
import { boardPage } from './pages/board-page.ts'
import { firstWindow } from './pages/first-window.ts'
import { taskPanel } from './pages/task-panel.ts'

/** A task's changes, once they are shown. */
async function openHistory(page: Page) {
  const history = taskPanel(page).section('History')
  await history.getByRole('button', { name: 'Show who changed what' }).click()
  return history.getByRole('list', { name: 'Changes, the latest first' })
}

test('a task’s history says who changed what, and brings an overwritten value back in one undo step', async ({
  launch
}) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const panel = taskPanel(page)
  await board.saved()
  await board.add('Order the cake 1d')
  await board.card('Order the cake').click()
  const estimate = panel.field('Estimate')
  for (const text of ['3d', '5d']) {
    await estimate.fill(text)
    await estimate.press('Enter')
    await board.saved()
  }
  const changes = await openHistory(page)
  await expect(changes.getByRole('listitem')).toContainText([
    'Ben Okafor changed the estimate: 3d → 5d',
    'Ben Okafor changed the estimate: 1d → 3d',
    'Ben Okafor created it with the estimate: 1d',
    'Ben Okafor created it as “Order the cake”'
  ])
  await changes.getByRole('button', { name: 'Restore the estimate: 3d' }).click()
  await expect(estimate).toHaveValue('3d')
  await expect(changes.getByRole('listitem').first()).toContainText('Ben Okafor changed the estimate: 5d → 3d')
  await board.undo.click()
  await expect(estimate).toHaveValue('5d')
  await expect(changes.getByRole('listitem').first()).toContainText('Ben Okafor put the estimate back: 3d → 5d')
})

test('what was deleted waits in a list, and comes back with what hung on it', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  await board.saved()
  await board.add('Bake the cake 2d')
  await board.add('Eat the cake after Bake the cake 1d')
  await board.expectIn('Eat the cake', 'Blocked')
  await board.card('Bake the cake').focus()
  await page.keyboard.press('Delete')
  await board.expectIn('Eat the cake', 'Clear to start')
  await board.choose('Deleted things…')
  const dialog = page.getByRole('dialog', { name: 'Deleted' })
  await expect(dialog.getByRole('listitem')).toContainText(['“Bake the cake”'])
  await expect(dialog.getByRole('listitem').first()).toContainText('Ben Okafor deleted it Mon 16 Nov 10:00')
  await dialog.getByRole('button', { name: 'Restore “Bake the cake”' }).click()
  await expect(dialog).toContainText('Nothing is deleted')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await board.expectIn('Bake the cake', 'Clear to start')
  await board.expectIn('Eat the cake', 'Blocked')
  await board.undo.click()
  await board.expectIn('Eat the cake', 'Clear to start')
})

test('a deadlock that a merge made is told with its ways out, and an overwritten decision with who overwrote it', async ({
  launch,
  folder
}) => {
  const path = await writeDeadlockedBoard(folder)
  const { page, electron } = await launch()
  const board = boardPage(page)
  const panel = taskPanel(page)
  await choosePath(electron, path)
  await firstWindow(page).restore.click()
  const dialog = page.getByRole('dialog', { name: 'Restore a board' })
  await dialog.getByRole('button', { name: 'Choose a file…' }).click()
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await board.saved()

  const banner = page.getByRole('alert', { name: 'Deadlock' })
  await expect(board.facts).toContainText('1 deadlock')
  await expect(banner).toContainText('Site → API → Site')
  await expect(banner).toContainText('“API” after “Site” (Ben, Mon 16 Nov 09:03) is left out of the schedule')
  await expect(banner).toContainText('It is for Ana and Ben to decide which.')

  await board.card('Site').click()
  const changes = await openHistory(page)
  await expect(changes).toContainText('both decided without knowing of each other')
  const own = panel.section('Deadlock')
  await expect(own.getByRole('button')).toHaveText([
    'Site',
    'API',
    'Site',
    'Remove “API” after “Site”',
    'Remove “Site” after “API”'
  ])
  await own.getByRole('button', { name: 'Remove “Site” after “API”' }).click()
  await expect(banner).toBeHidden()
  await board.expectIn('Site', 'Clear to start')
  await board.expectIn('API', 'Blocked')
})
