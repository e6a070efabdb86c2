import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { boardPage } from './pages/board-page.ts'
import { taskPanel } from './pages/task-panel.ts'
import { timelinePage } from './pages/timeline-page.ts'

test('a range of the estimate gives a promise its chance, and another range another', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const panel = taskPanel(page)
  await board.add('Write the guide 3d !promise Friday')
  await board.saved()
  await board.card('Write the guide').click()
  const promise = panel.section('Promise')
  const estimate = panel.field('Estimate')
  await expect(promise).toContainText('default spread, half to twice the estimate (')

  await estimate.fill('3d, 5d – 6d')
  await estimate.press('Enter')
  await expect(panel.section('Plan')).toContainText('with the estimate in between')
  await estimate.fill('3d, 2d – 4d')
  await estimate.press('Enter')
  await expect(promise).toContainText(/over 99\s% by Fri 20 Nov/)
  await expect(promise).toContainText('1 task by its own range')

  await estimate.fill('3d, 2d – 20d')
  await estimate.press('Enter')
  await expect(promise).toContainText(/[2-6]\d\s% by Fri 20 Nov/)
  await expect(promise).toContainText(/95\s% by(Mon|Tue|Wed|Thu|Fri) \d+ (Nov|Dec)/)
  await expect(board.card('Write the guide')).toHaveAccessibleName(/promised: Fri 20 Nov, [2-6]\d\s% likely to hold/)
  await expect(board.card('Write the guide')).toContainText(/[2-6]\d\s% by Fri 20 Nov/)

  await board.undo.click()
  await expect(estimate).toHaveValue('3d, 2d – 4d')
  await expect(promise).toContainText(/over 99\s% by Fri 20 Nov/)
})

test('the timeline shows how sure the ends are when asked to', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const timeline = timelinePage(page)
  await board.saved()
  await board.showView('Timeline')
  await expect(timeline.bar('Go live')).toHaveAccessibleName(/promised .+, (under|over|\d+).+% likely to hold$/)
  const isShown = timeline.timeline.getByRole('button', { name: 'Likely range', exact: true })
  await isShown.click()
  await expect(isShown).toHaveAttribute('aria-pressed', 'true')
  await expect(timeline.bar('Go live')).toHaveAccessibleName(/80\s% sure by (Mon|Tue|Wed|Thu|Fri) \d+ (Nov|Dec)/)
  await isShown.click()
  await expect(timeline.bar('Go live')).toHaveAccessibleName(/likely to hold$/)
})
