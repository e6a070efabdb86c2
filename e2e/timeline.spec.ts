import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { boardPage } from './pages/board-page.ts'
import { taskPanel } from './pages/task-panel.ts'
import { timelinePage } from './pages/timeline-page.ts'

test('a drag that breaks a promise asks first, and writes nothing unless told to', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const timeline = timelinePage(page)
  await board.add('Send the first receipt after Receipts by e-mail 1d @ben !promise Friday')
  await board.saved()
  await expect(board.facts).toContainText('1 broken promise ')
  await board.showView('Timeline')

  const asks = page.getByRole('dialog', { name: 'This breaks 1 promise' })
  await timeline.holdEnd('Receipts by e-mail', 4)
  await expect(timeline.trial).toContainText('1 promise breaks')
  await timeline.letGo()
  await expect(asks).toContainText('Send the first receipt, promised for Fri 20 Nov')
  await asks.getByRole('button', { name: 'Let go' }).click()
  await expect(asks).toBeHidden()
  await expect(timeline.bar('Receipts by e-mail')).toHaveAccessibleName(/Mon 16 Nov to Wed 18 Nov/)
  await expect(board.facts).toContainText('1 broken promise ')
  await expect(board.undo).toHaveAccessibleName(/^Undo: Add “Send the first receipt”/)

  await timeline.holdEnd('Receipts by e-mail', 4)
  await timeline.letGo()
  await asks.getByRole('button', { name: 'Apply anyway' }).click()
  await expect(board.facts).toContainText('2 broken promises')
  await expect(timeline.bar('Send the first receipt')).toHaveAccessibleName(/Mon 23 Nov/)
  await board.undo.click()
  await expect(board.facts).toContainText('1 broken promise ')
})

test('a drag is let go with Escape, and the same is done by keys', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const timeline = timelinePage(page)
  await board.saved()
  await board.showView('Timeline')
  await timeline.holdEnd('Plan the load test', 1)
  await expect(timeline.trial).toContainText('Plan the load test: 2 days of work.')
  await page.keyboard.press('Escape')
  await timeline.letGo()
  await expect(timeline.bar('Plan the load test')).toHaveAccessibleName(/Mon 16 Nov to Tue 17 Nov/)
  await expect(board.undo).toHaveCount(0)

  await timeline.bar('Plan the load test').click()
  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(timeline.trial).toContainText('Plan the load test: 3 days of work.')
  await expect(timeline.trial).toContainText('Enter applies, Escape lets go.')
  await page.keyboard.press('Enter')
  await expect(timeline.bar('Plan the load test')).toHaveAccessibleName(/Mon 16 Nov to Thu 19 Nov/)
  await board.undo.click()
  await expect(timeline.bar('Plan the load test')).toHaveAccessibleName(/Mon 16 Nov to Tue 17 Nov/)
})

test('choosing a bar opens its task, which says why it stands there', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const timeline = timelinePage(page)
  await board.saved()
  await board.showView('Timeline')
  await timeline.bar('Offline mode').click()
  await expect(taskPanel(page).title).toHaveValue('Offline mode')
  await expect(timeline.timeline).toContainText(/Offline mode starts .+ because Build the check-in screens ends/)
  // A fold takes the parts of a summary away, and brings them back.
  await timeline.timeline.getByRole('button', { name: 'Fold Build', exact: true }).click()
  await expect(timeline.row('Offline mode')).toHaveCount(0)
  await timeline.timeline.getByRole('button', { name: 'Unfold Build', exact: true }).click()
  await expect(timeline.row('Offline mode')).toHaveCount(1)
})
