import { join } from 'node:path'

import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { baselineMenu } from './pages/baseline-menu.ts'
import { boardPage } from './pages/board-page.ts'
import { importDialog } from './pages/import-dialog.ts'
import { taskPanel } from './pages/task-panel.ts'
import { timelinePage } from './pages/timeline-page.ts'
import { PROJECT_FOLDER } from './runtime/project-folder.mjs'

/** A real plan in which some work has run two days over what was agreed. */
const planWithBaseline = join(PROJECT_FOLDER, 'shared', 'formats', 'fixtures', 'mpp14baseline.xml')

test('a baseline is set, a slip is measured against it, and clearing it can be undone', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const timeline = timelinePage(page)
  const baseline = baselineMenu(page)
  const panel = taskPanel(page)
  await board.saved()
  await board.showView('Timeline')
  await expect(planned(page)).toHaveCount(0)

  // By keys alone: the dialog begins with a name, Enter takes it.
  await baseline.setFirst.focus()
  await page.keyboard.press('Enter')
  await expect(baseline.name).toBeFocused()
  await expect(baseline.name).toHaveValue('Baseline, 16 Nov')
  await page.keyboard.press('Enter')
  await expect(baseline.standing).toHaveText('No task later than “Baseline, 16 Nov”, finish as planned')
  await expect(planned(page).first()).toBeVisible()
  await expect(timeline.bar('Plan the load test')).toHaveAccessibleName(/as planned, 17 Nov$/)

  await timeline.bar('Plan the load test').click()
  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Enter')
  await expect(baseline.standing).toContainText(/^\d+ of \d+ tasks later than “Baseline, 16 Nov”, finish /)
  await expect(timeline.bar('Plan the load test')).toHaveAccessibleName(/planned 17 Nov, now 19 Nov: 2 days later$/)
  const note = panel.panel.getByRole('note', { name: 'Against “Baseline, 16 Nov”' })
  await expect(note).toContainText('Planned 17 Nov, now 19 Nov: 2 days later')

  await baseline.choose('Hide planned bars')
  await expect(planned(page)).toHaveCount(0)
  await baseline.choose('Show planned bars')
  await expect(planned(page).first()).toBeVisible()

  await baseline.choose('Rename “Baseline, 16 Nov” …')
  await baseline.name.fill('As promised')
  await page.keyboard.press('Enter')
  await expect(baseline.standing).toContainText('“As promised”')

  await baseline.choose('Clear “As promised” …')
  await expect(baseline.dialog).toContainText('Clear “As promised”?')
  await baseline.dialog.getByRole('button', { name: 'Clear', exact: true }).click()
  await expect(baseline.setFirst).toBeVisible()
  await expect(baseline.standing).toHaveCount(0)
  await expect(planned(page)).toHaveCount(0)
  await expect(panel.panel.getByRole('note', { name: /^Against / })).toHaveCount(0)
  await expect(board.undo).toHaveAccessibleName('Undo: Clear “As promised”')
  await board.undo.click()
  await expect(baseline.standing).toContainText('“As promised”')
  await expect(panel.panel.getByRole('note', { name: 'Against “As promised”' })).toContainText('2 days later')
  await board.saved()
})

test('a plan comes in with the baseline that its file holds', async ({ launch }) => {
  const { page } = await launch({ now: '2006-09-05T15:00:00Z' })
  const board = boardPage(page)
  const baseline = baselineMenu(page)
  await page.getByRole('button', { name: 'Import a file', exact: true }).click()
  const dialog = importDialog(page)
  await dialog.choose(planWithBaseline)
  await dialog.import.click()
  await board.showView('Timeline')
  await expect(baseline.standing).toHaveText('5 of 6 tasks later than “Baseline”, finish 1 day later')
  await expect(
    timelinePage(page)
      .timeline.getByRole('button', { name: /planned 13 Sep/ })
      .first()
  ).toBeVisible()
})

/** The agreed dates that are drawn under bars. */
function planned(page: Page) {
  return page.locator('[data-planned]')
}
