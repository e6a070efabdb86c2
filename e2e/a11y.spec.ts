import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { softwareDevelopmentPlan } from './fixtures/software-development-plan.ts'
import { baselineMenu } from './pages/baseline-menu.ts'
import { boardPage } from './pages/board-page.ts'
import { expectNothingWrong } from './pages/expect-nothing-wrong.ts'
import { importDialog } from './pages/import-dialog.ts'
import { taskPanel } from './pages/task-panel.ts'
import { timelinePage } from './pages/timeline-page.ts'

for (const theme of ['Light', 'Dark'] as const) {
  test(`nothing that axe knows is wrong in the ${theme.toLowerCase()} theme`, async ({ launch }) => {
    const { page } = await launch({ args: ['--sample'] })
    const board = boardPage(page)
    const panel = taskPanel(page)
    await board.saved()
    await board.choose(theme)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase())
    await expectNothingWrong(page, 'board')

    await board.card('Build the check-in screens').click()
    await panel.button('Why starts then?').click()
    await expectNothingWrong(page, 'panel with a handoff')
    await board.card('Legal review of the texts').click()
    await expect(panel.title).toHaveValue('Legal review of the texts')
    await expectNothingWrong(page, 'panel with a decision')
    await board.card('Press kit').click()
    await expect(panel.title).toHaveValue('Press kit')
    await expectNothingWrong(page, 'panel with a question')
    await board.quickAdd.fill('Build API after Receipts 3d @ana !promise Fri')
    await expectNothingWrong(page, 'quick add')
    await board.quickAdd.press('Escape')

    await board.showView('Timeline')
    await timelinePage(page).bar('Offline mode').click()
    await expectNothingWrong(page, 'timeline')
    await board.choose('Import a file…')
    const { choose, dialog, cancel } = importDialog(page)
    await expect(dialog).toBeVisible()
    await expectNothingWrong(page, 'import, choosing')
    await choose(softwareDevelopmentPlan)
    await expectNothingWrong(page, 'import, preview')
    await cancel.click()
    await board.choose('Keyboard shortcuts')
    await expectNothingWrong(page, 'keys')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: /^Boards, / }).click()
    await expectNothingWrong(page, 'menu of boards')
    await page.getByRole('menuitem', { name: 'All boards' }).click()
    await expect(page.getByRole('button', { name: 'Sample board' })).toBeVisible()
    await expectNothingWrong(page, 'first window')
  })

  test(`nothing that axe knows is wrong beside a baseline in the ${theme.toLowerCase()} theme`, async ({ launch }) => {
    const { page } = await launch({ args: ['--sample'] })
    const board = boardPage(page)
    const baseline = baselineMenu(page)
    await board.saved()
    await board.choose(theme)
    await board.showView('Timeline')
    await baseline.setFirst.click()
    await expectNothingWrong(page, 'naming')
    await page.keyboard.press('Enter')
    await expect(baseline.standing).toBeVisible()
    await timelinePage(page).bar('Offline mode').click()
    await expectNothingWrong(page, 'timeline and panel')
    await baseline.button.click()
    await expectNothingWrong(page, 'menu')
  })
}

test('more contrast is chosen, looks right in both themes, and stays', async ({ launch }) => {
  const { page, quit } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const html = page.locator('html')
  await board.saved()
  await board.choose('More contrast')
  for (const theme of ['Light', 'Dark']) {
    await board.choose(theme)
    await expect(html).toHaveAttribute('data-contrast', 'more')
    await board.card('Build the check-in screens').click()
    await expectNothingWrong(page, `board and panel, ${theme}`)
    await board.showView('Timeline')
    await timelinePage(page).bar('Offline mode').click()
    await expectNothingWrong(page, `timeline, ${theme}`)
    await board.showView('Board')
  }
  await board.saved()
  await quit()
  const again = await launch()
  await expect(again.page.locator('html')).toHaveAttribute('data-contrast', 'more')
})
