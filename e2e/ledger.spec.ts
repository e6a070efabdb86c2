import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { boardPage } from './pages/board-page.ts'
import { expectNothingWrong } from './pages/expect-nothing-wrong.ts'

test('[LV1] [LV2] [LV3] [LV4] [LV5] [LV6] [TR1] [TR4] [FW4] [FW9] the ledger says what is stuck, and a payment moves its figures', async ({
  launch
}) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  await board.saved()
  await board.showView('Ledger')
  const headline = page.getByRole('heading', { level: 2, name: /tied up \+ .* interest, growing .* a day/ })
  await expect(headline).toBeVisible()
  const before = await headline.textContent()
  const lines = page.getByRole('list', { name: 'What stands still, the best payment first' }).locator('> li')
  await expect(lines.filter({ hasText: 'handoff not caught' })).not.toHaveCount(0)
  await lines.first().getByText('Why these figures').click()
  await expect(lines.first().getByRole('list', { name: 'What is interest' })).toContainText(/h interest$/)
  await expectNothingWrong(page, 'ledger')

  const asked = lines.filter({ hasText: 'handoff not caught' }).first()
  await asked.getByRole('button', { name: /^I asked again/ }).click()
  await expect(headline).not.toHaveText(before ?? '')
  await board.undo.click()
  await expect(headline).toHaveText(before ?? '')
  await page.screenshot({ path: test.info().outputPath('ledger.png') })

  const title = /^Catch …: (.*)$/.exec(
    (await asked.getByRole('button', { name: /^Catch …/ }).getAttribute('aria-label')) ?? ''
  )?.[1]
  const uncaught = lines.filter({ hasText: 'handoff not caught' })
  const count = await uncaught.count()
  await asked.getByRole('button', { name: `Catch …: ${title}` }).click()
  const catching = page.getByRole('dialog', { name: /^Catch “/ })
  await catching.getByRole('textbox', { name: /^Read-back/ }).fill('I take it over as it is.')
  await expectNothingWrong(page, 'catching a handoff from the ledger')
  await catching.getByRole('button', { name: /^Catch this handoff/ }).click()
  await expect(catching).toBeHidden()
  await expect(uncaught).toHaveCount(count - 1)
  await board.undo.click()
  await expect(uncaught).toHaveCount(count)
  await expect(headline).toHaveText(before ?? '')

  await lines
    .getByRole('button', { name: /^Write off …/ })
    .first()
    .click()
  const givingUp = page.getByRole('dialog', { name: /^Write off “/ })
  await givingUp.getByRole('button', { name: 'Write it off' }).click()
  await expect(givingUp).toContainText('Say why')
  await givingUp.getByRole('textbox', { name: 'Why it is given up' }).fill('Nobody asks for it any more')
  await expect(givingUp.getByRole('list', { name: 'What this does' })).toContainText('Given up:')
  await page.screenshot({ path: test.info().outputPath('write-off.png') })
  await givingUp.getByRole('button', { name: 'Write it off' }).click()
  await expect(givingUp).toBeHidden()
  await expect(headline).not.toHaveText(before ?? '')
  await board.undo.click()
  await expect(headline).toHaveText(before ?? '')

  await page.getByRole('radio', { name: 'Trend', exact: true }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Balance by day' })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Since .*: tied up from / })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Reading the past' })).toHaveCount(0)
  await expectNothingWrong(page, 'trend')
  await page.screenshot({ path: test.info().outputPath('trend.png') })
  await page.getByRole('radio', { name: 'Flow', exact: true }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Cycle times' })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Since .*: finished from / })).toBeVisible()
  await expectNothingWrong(page, 'flow')
  await board.choose('Dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expectNothingWrong(page, 'flow in the dark')
  await page.screenshot({ path: test.info().outputPath('flow.png'), fullPage: true })
  const oldest = page.getByRole('list', { name: 'In progress, the oldest first' }).getByRole('listitem').first()
  await oldest.getByRole('button', { name: /^Open / }).click()
  await expect(page.getByRole('complementary')).toBeVisible()
})
