import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { boardPage } from './pages/board-page.ts'
import { taskPanel } from './pages/task-panel.ts'

test('a date that what comes before makes impossible is said, with three ways out of one press each', async ({
  launch
}) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const { panel } = taskPanel(page)
  await board.card('Offline mode').click()
  await panel.getByRole('button', { name: 'When it may be' }).click()
  await page.getByRole('option', { name: 'Must finish on', exact: true }).click()
  await panel.getByRole('textbox', { name: 'Date' }).fill('Thu 19 Nov 2026')
  await page.keyboard.press('Enter')

  const said = panel.getByRole('region', { name: 'Contradiction', exact: true })
  await expect(said).toContainText(/Must finish on Thu 19 Nov .*: Build the check-in screens allows .* at the earliest/)
  await expect(board.facts).toContainText('1 contradicted date')
  await expect(board.card('Offline mode')).toContainText('Contradicted')
  const ways = said.getByRole('button')
  await expect(ways.filter({ hasText: /^(Move it|Unlink|Unpin)/ })).toHaveText([
    /^Move it to Thu 26 Nov$/,
    'Unlink from “Build the check-in screens”',
    'Unpin it'
  ])

  await said.getByRole('button', { name: /^Move it/ }).click()
  await expect(said).toBeHidden()
  await expect(board.facts).not.toContainText('contradicted')
  await page.getByRole('button', { name: /^Undo: Move the date of/ }).click()
  await said.getByRole('button', { name: 'Unpin it' }).click()
  await expect(said).toBeHidden()
  await page.getByRole('button', { name: /^Undo: Unpin/ }).click()
  await said.getByRole('button', { name: /^Unlink/ }).click()
  await expect(said).toBeHidden()
})
