import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { boardPage } from './pages/board-page.ts'
import { taskPanel } from './pages/task-panel.ts'

test('what is clear is offered its first open slot, and two tasks are not offered the same', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const panel = taskPanel(page)

  await board.card('Plan the load test').click()
  await expect(panel.panel).toContainText('Your first open slot: today 10:00 – 17:00')
  await expect(panel.panel).toContainText('By working time; no calendar is read.')
  await board.card('Receipts by e-mail').click()
  await expect(panel.panel).toContainText('Your first open slot: today 10:00 – 17:00')
  await board.card('Plan the load test').click()
  await panel.button('Take it').click()
  await expect(panel.panel).not.toContainText('first open slot')
  await expect(
    page.getByRole('button', { name: 'Undo: Take today 10:00 – 17:00 for “Plan the load test”' })
  ).toBeVisible()
  await board.card('Receipts by e-mail').click()
  await expect(panel.panel).toContainText('Your first open slot: tomorrow 10:00 – 17:00')
})
