import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { openGitRepository } from './fixtures/git-repository.ts'
import { boardPage } from './pages/board-page.ts'
import { proposalsPage } from './pages/proposals.ts'
import { taskPanel } from './pages/task-panel.ts'

test('a real commit in a real repository finishes a task in the running app, and is taken back by itself', async ({
  launch,
  folder
}) => {
  const { slipstream, commit } = await openGitRepository(folder, null)
  await slipstream('install-hook')
  const { page } = await launch({ args: ['--sample'], now: null })
  const board = boardPage(page)
  await board.saved()
  await board.add('Order the cake 1d')
  await board.expectIn('Order the cake', 'Clear to start')
  await board.saved()
  const key = await board.keyOf('Order the cake')

  const { stderr } = await commit(`Choose the baker\n\nFinishes ${key}`)
  expect(stderr).toContain(`slipstream: task.finished ${key}: applied`)
  await board.expectIn('Order the cake', 'Done')

  await board.choose('Signals…')
  const dialog = page.getByRole('dialog', { name: 'Signals' })
  await expect(dialog.getByRole('listitem')).toContainText(['“Order the cake” finished'])
  await expect(dialog.getByRole('listitem')).toContainText(['counts'])
  await expect(dialog.getByRole('listitem')).toContainText(['changed the finish: nothing → '])
  await dialog.getByRole('button', { name: 'Take back: “Order the cake” finished' }).click()
  await expect(dialog.getByRole('listitem')).toContainText(['taken back'])
  await dialog.getByRole('button', { name: 'Close' }).click()
  await board.expectIn('Order the cake', 'Clear to start')
})

test('what is told while the app is closed is there at its next start; a promise waits for a yes', async ({
  launch,
  folder
}) => {
  const { slipstream } = await openGitRepository(folder, null)
  const first = await launch({ args: ['--sample'], now: null })
  await boardPage(first.page).saved()
  await boardPage(first.page).add('Order the cake 1d')
  await boardPage(first.page).saved()
  const key = await boardPage(first.page).keyOf('Order the cake')
  await first.quit()

  expect((await slipstream('emit', 'started', key)).stdout).toContain('it is told at its next start')
  await slipstream('emit', 'promise', key, '2030-01-07T16:00:00Z')
  const { page } = await launch({ now: null })
  const board = boardPage(page)
  await board.expectIn('Order the cake', 'In progress')
  const { list, open, close, row } = proposalsPage(page)
  await open()
  const promise = row(/“Order the cake” promised for Mon 7 Jan 2030/, list)
  await promise.getByRole('button', { name: 'See what it would do' }).click()
  await expect(promise.getByRole('list', { name: 'What it would do' })).toHaveText(/\.$/)
  await promise.getByRole('button', { name: 'Promise Mon 7 Jan' }).click()
  await expect(promise).toBeHidden()
  await close()
  await expect(board.card('Order the cake')).toHaveAccessibleName(/promised: Mon 7 Jan 2030/)
})

test('a signal about a task that nobody has is about the one that is chosen, and stands in its panel', async ({
  launch,
  folder
}) => {
  const { slipstream } = await openGitRepository(folder, null)
  const { page } = await launch({ args: ['--sample'], now: null })
  const board = boardPage(page)
  await board.saved()
  await board.add('Order the cake 1d')
  await board.saved()
  expect((await slipstream('emit', 'finished', 'SLIP-999')).stdout).toContain('No task here is “SLIP-999”.')

  const { list, open, close, row, decline } = proposalsPage(page)
  await open()
  const asked = row(/SLIP-999 finished\. No task here is “SLIP-999”\.$/, list)
  await asked.getByRole('button', { name: 'Which task…' }).click()
  await asked.getByRole('combobox', { name: 'The task that SLIP-999 is about' }).fill('cake')
  await page.getByRole('option', { name: 'Order the cake' }).click()
  const look = asked.getByRole('form', { name: 'It is “Order the cake”' })
  await expect(look.getByRole('button', { name: 'It is “Order the cake”' })).toBeVisible()
  await look.getByRole('button', { name: 'It is “Order the cake”' }).click()
  await expect(asked).toBeHidden()

  await slipstream('emit', 'finished', 'SLIP-998')
  await decline(row(/SLIP-998 finished/, list), 'Another team’s.')
  await close()
  await board.expectIn('Order the cake', 'Done')
  await board.choose('Signals…')
  const dialog = page.getByRole('dialog', { name: 'Signals' })
  await expect(dialog.getByRole('listitem').filter({ hasText: 'SLIP-999' })).toContainText('accepted')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'SLIP-998' })).toContainText(
    /declined by Ben Okafor .*: Another team’s\./
  )
  await dialog.getByRole('button', { name: 'Close' }).click()

  const key = await board.keyOf('Order the cake')
  await slipstream('emit', 'reopened', key)
  await board.expectIn('Order the cake', 'In progress')
  await board.card('Order the cake').click()
  const signals = taskPanel(page).section('Signals')
  await expect(signals.getByRole('listitem')).toContainText(['“Order the cake” reopened'])
  await signals.getByRole('button', { name: /^Take back: “Order the cake” reopened/ }).click()
  await board.expectIn('Order the cake', 'Done')
})
