import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { boardPage } from './pages/board-page.ts'
import { expectNothingWrong } from './pages/expect-nothing-wrong.ts'
import { proposalsPage } from './pages/proposals.ts'
import { taskPanel } from './pages/task-panel.ts'

const evidence = '“Send the invoices” is promised for Wed 18 Nov; the forecast takes until Tue 24 Nov.'

/** A task that is promised for Wednesday and, by its estimate, takes until Tuesday. */
async function slipPastPromise(page: Page): Promise<void> {
  const board = boardPage(page)
  const panel = taskPanel(page)
  await board.add('Send the invoices 2d @ben !promise 18 Nov')
  await board.card('Send the invoices').click()
  await estimate(page, '6d')
  await expect(panel.section('Proposed')).toContainText(evidence)
}

async function estimate(page: Page, days: string): Promise<void> {
  const field = taskPanel(page).field('Estimate')
  await field.fill(days)
  await field.press('Enter')
}

test('a slip past a promise is proposed with its evidence and tried first; the yes moves the promise, undo takes it back', async ({
  launch
}) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const panel = taskPanel(page)
  const { row } = proposalsPage(page)
  await slipPastPromise(page)
  const proposal = row(evidence, panel.section('Proposed'))
  await proposal.getByRole('button', { name: 'See what it would do' }).click()
  await expect(proposal.getByRole('list', { name: 'What it would do' })).toHaveText('1 promise holds again.')
  await expect(panel.field('Promised for')).toHaveValue('Wed 18 Nov')

  await proposal.getByRole('button', { name: 'Promise Tue 24 Nov' }).click()
  await expect(panel.field('Promised for')).toHaveValue('Tue 24 Nov')
  await expect(panel.section('Proposed')).toHaveCount(0)
  await board.saved()
  await page.getByRole('button', { name: 'Undo: Promise Tue 24 Nov (“Send the invoices”)' }).click()
  await expect(panel.field('Promised for')).toHaveValue('Wed 18 Nov')
  await expect(panel.section('Proposed')).toContainText(evidence)

  // Its cause goes: nobody has to take it back.
  await estimate(page, '2d')
  await expect(panel.section('Proposed')).toHaveCount(0)
})

test('what faces a client says so, and takes a second look', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const panel = taskPanel(page)
  const { row } = proposalsPage(page)
  await slipPastPromise(page)
  await panel.panel.getByText('Client-facing', { exact: true }).last().click()
  const proposal = row(evidence, panel.section('Proposed'))
  await expect(proposal.locator('[data-badge]')).toHaveText('Client-facing')
  await proposal.getByRole('button', { name: 'Promise Tue 24 Nov' }).click()
  const look = proposal.getByRole('form', { name: 'Promise Tue 24 Nov' })
  await expect(look).toContainText('A client was promised this: agree on it with them first. 1 promise holds again.')
  await expect(panel.field('Promised for')).toHaveValue('Wed 18 Nov')
  await page.keyboard.press('Enter')
  await expect(panel.field('Promised for')).toHaveValue('Tue 24 Nov')
})

test('what was declined with a reason stays quiet after a restart, until it is twice as late', async ({ launch }) => {
  const first = await launch({ args: ['--sample'] })
  const { list, row, open, decline } = proposalsPage(first.page)
  await slipPastPromise(first.page)
  await open()
  await decline(row(evidence, list), 'They know.')
  await expect(taskPanel(first.page).section('Proposed')).toHaveCount(0)
  await boardPage(first.page).saved()
  await first.quit()

  const { page } = await launch()
  const board = boardPage(page)
  const panel = taskPanel(page)
  await board.saved()
  await board.card('Send the invoices').click()
  await expect(panel.section('Promise')).toContainText('Broken')
  await expect(panel.section('Proposed')).toHaveCount(0)
  await estimate(page, '9d')
  await expect(panel.section('Proposed')).toContainText('the forecast takes until Fri 27 Nov.')
})

for (const theme of ['Light', 'Dark'] as const) {
  test(`nothing that axe knows is wrong with proposals in the ${theme.toLowerCase()} theme`, async ({ launch }) => {
    const { page } = await launch({ args: ['--sample'] })
    const board = boardPage(page)
    const { list, open, row } = proposalsPage(page)
    await board.choose(theme)
    await slipPastPromise(page)
    await open()
    const proposal = row(evidence, list)
    await proposal.getByRole('button', { name: 'See what it would do' }).click()
    await expect(proposal.getByRole('list', { name: 'What it would do' })).toContainText('holds again')
    await expectNothingWrong(page, 'list with a trial')
    await proposal.getByRole('button', { name: 'Decline', exact: true }).click()
    await expectNothingWrong(page, 'list with a no')
  })
}
