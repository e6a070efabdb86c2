import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { boardPage } from './pages/board-page.ts'
import { expectNothingWrong } from './pages/expect-nothing-wrong.ts'

test('[LV1] [LV2] [LV3] [LV4] the ledger says what is stuck, and a payment moves its figures', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  await board.saved()
  await board.showView('Ledger')
  const headline = page.getByRole('heading', { level: 2, name: /tied up \+ .* interest, growing .* a day/ })
  await expect(headline).toBeVisible()
  const before = await headline.textContent()
  const lines = page.getByRole('list', { name: 'What stands still, the best payment first' }).locator('> li')
  await expect(lines.filter({ hasText: 'handoff not caught' })).not.toHaveCount(0)
  await lines.first().getByText('Why this figure').click()
  await expect(lines.first()).toContainText('in all')
  await expectNothingWrong(page, 'ledger')

  const asked = lines.filter({ hasText: 'handoff not caught' }).first()
  await asked.getByRole('button', { name: /^I asked again/ }).click()
  await expect(headline).not.toHaveText(before ?? '')
  await board.undo.click()
  await expect(headline).toHaveText(before ?? '')
  await page.screenshot({ path: test.info().outputPath('ledger.png') })
})
