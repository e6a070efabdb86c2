import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { boardPage } from './pages/board-page.ts'
import { taskPanel } from './pages/task-panel.ts'

test('the panel says what work waits for and whose turn it is, and a wait on purpose has a reason', async ({
  launch
}) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const panel = taskPanel(page)
  const waits = panel.section('Waits')

  await board.card('Press kit').click()
  await expect(waits).toContainText('Mia Lindqvist’s turn: May we name Harbour Café')

  await board.card('Plan the load test').click()
  await expect(waits).toHaveCount(0)
  await panel.button('More about this task').click()
  await page.getByRole('menuitem', { name: 'Waits for …' }).click()
  const dialog = page.getByRole('dialog', { name: '“Plan the load test” waits' })
  await dialog.getByRole('radio', { name: 'On purpose' }).click()
  await dialog.getByRole('textbox', { name: 'Until' }).fill('Thursday')
  const wait = dialog.getByRole('button', { name: 'Wait', exact: true })
  await wait.click()
  await expect(dialog.getByRole('alert')).toHaveText('Say why, so that nobody wonders.')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The phones come on Thursday.')
  await wait.click()
  await expect(waits).toContainText('On purpose until Thu 19 Nov: The phones come on Thursday.')
  await expect(board.card('Plan the load test', board.column('Waiting'))).toContainText('Until Thu 19 Nov')

  await waits.getByRole('button', { name: 'Change…' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('The phones come on Thursday.')
  await dialog.getByRole('textbox', { name: 'Until' }).fill('Friday')
  await wait.click()
  await expect(waits).toContainText('On purpose until Fri 20 Nov')
  await waits.getByRole('button', { name: 'Wait no longer' }).click()
  await board.expectIn('Plan the load test', 'Clear to start')
  await expect(waits).toHaveCount(0)
})

test('an offer and a request are taken back, and only a reason declines', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const panel = taskPanel(page)

  await test.step('a handoff that was offered by mistake', async () => {
    await board.card('Build the check-in screens').click()
    const handoffs = panel.section('Handoffs')
    await expect(handoffs).toContainText('Not caught for')
    await handoffs.getByRole('button', { name: 'Take it back' }).first().click()
    await board.expectIn('Build the check-in screens', 'Clear to start')
    await expect(handoffs.getByRole('button', { name: 'Hand over' }).first()).toBeVisible()
    await board.undo.click()
    await board.expectIn('Build the check-in screens', 'Blocked')
  })

  await test.step('a decision', async () => {
    await board.card('Legal review of the texts').click()
    const decision = panel.section('Decision')
    await decision.getByRole('button', { name: 'Decline' }).click()
    await expect(decision).toContainText('Say why, so that it can be asked again better.')
    await panel.field('Reason').fill('The terms of 2024 are quoted.')
    await decision.getByRole('button', { name: 'Decline' }).click()
    await expect(decision).toContainText('Declined by Ben')
    await decision.getByRole('button', { name: 'Ask again' }).click()
    await expect(decision).toContainText('Not decided')
    await decision.getByRole('button', { name: 'Take it back' }).click()
    await expect(decision).toContainText('Declined by Ben')
  })
})

test('a comment names people, and says before it is sent whom it tells', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const panel = taskPanel(page)
  await board.card('Plan the load test').click()
  const thread = panel.section('Thread')
  await panel.field('Write a comment').fill('@mia and @Noor Haddad, write to ana@harbour.example')
  await expect(thread).toContainText('Tells Mia Lindqvist and Noor Haddad.')
  await thread.getByRole('button', { name: 'Comment', exact: true }).click()
  const comment = thread.getByRole('listitem').filter({ hasText: 'harbour.example' })
  await expect(comment.locator('span.text-accent-strong')).toHaveText(['@mia', '@Noor Haddad'])
})
