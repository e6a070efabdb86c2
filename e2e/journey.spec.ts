import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { firstDayOfPlan, softwareDevelopmentPlan } from './fixtures/software-development-plan.ts'
import { windowOf } from './fixtures/window-of.ts'
import { boardPage } from './pages/board-page.ts'
import { importDialog } from './pages/import-dialog.ts'
import { taskPanel } from './pages/task-panel.ts'
import { timelinePage } from './pages/timeline-page.ts'

test('a real plan comes in, work moves on from the tray, a slip is tried, made and taken back, and all of it stays', async ({
  launch,
  desktop
}) => {
  const { page, electron, tray, quit } = await launch({ now: firstDayOfPlan })
  const board = boardPage(page)
  const panel = taskPanel(page)

  await test.step('the file is shown before it is brought in', async () => {
    await page.getByRole('button', { name: 'Import a file', exact: true }).click()
    const { choose, counts, problems, import: bringIn, dialog } = importDialog(page)
    await choose(softwareDevelopmentPlan)
    await expect(counts).toHaveText([
      '86 tasks',
      '12 summaries',
      '12 milestones',
      '84 dependencies',
      '8 people',
      '1 calendar'
    ])
    await expect(problems).toHaveCount(6)
    await expect(problems.first()).toContainText('Task UID 11')
    await bringIn.click()
    await expect(dialog).toBeHidden()
    await expect(board.facts).toHaveText('74 tasks · done by Mon 6 May 2013')
    await board.saved()
  })

  await test.step('I am one of its people, and what is mine is in the tray', async () => {
    await board.become('Management')
    await tray.whenMenu((entries) => entries.some(({ label }) => label === 'Start: Determine project scope'))
    await tray.whenLook(({ toolTip }) => toolTip === 'Slipstream: 1 clear to start')
  })

  await test.step('a task is started and finished from the tray, with the window hidden', async () => {
    await windowOf(electron).close()
    await expect.poll(windowOf(electron).isVisible).toBe(false)
    await tray.click('Start: Determine project scope')
    await tray.whenMenu((entries) => entries.some(({ label }) => label === 'Finish: Determine project scope'))
    await tray.click('Finish: Determine project scope')
  })

  await test.step('its successor is mine now, and I am told once; pressing it opens the task', async () => {
    const told = await desktop.nextNotification(({ summary }) => summary.startsWith('You'))
    expect(told).toMatchObject({
      summary: "You're clear to start: Secure project sponsorship",
      body: 'Determine project scope finished (Management)',
      replaces: 0
    })
    await tray.whenMenu((entries) => entries.some(({ label }) => label === 'Start: Secure project sponsorship'))
    desktop.press(told)
    await expect.poll(windowOf(electron).isVisible).toBe(true)
    await expect(panel.title).toHaveValue('Secure project sponsorship')
    await board.expectIn('Secure project sponsorship', 'Clear to start')
    await board.expectIn('Determine project scope', 'Done')
  })

  await test.step('dragging its end shows the cascade before anything is written', async () => {
    await panel.button('Close the panel').click()
    await board.showView('Timeline')
    const timeline = timelinePage(page)
    await timeline.holdEnd('Secure project sponsorship', 2)
    await expect(timeline.trial).toHaveText('Secure project sponsorship: 3 days of work. 73 tasks move 2 days.')
    await expect(board.facts).toContainText('done by Mon 6 May 2013')
    await board.saved()
    await expect(board.undo).toHaveAccessibleName('Undo: Import Software-Development-Plan.xml')

    await timeline.letGo()
    await expect(board.facts).toContainText('done by Wed 8 May 2013')
    await expect(board.messages).toContainText('73 tasks move 2 days')
    await board.saved()
  })

  await test.step('one undo takes it back, one redo makes it again', async () => {
    await board.undo.click()
    await expect(board.facts).toContainText('done by Mon 6 May 2013')
    await board.redo.click()
    await expect(board.facts).toContainText('done by Wed 8 May 2013')
    await board.saved()
  })

  await test.step('after a restart all of it is there, and nothing was told again', async () => {
    expect(await quit()).toBe(0)
    const second = await launch({ now: firstDayOfPlan })
    const again = boardPage(second.page)
    await expect(again.facts).toHaveText('74 tasks · done by Wed 8 May 2013')
    await again.expectIn('Determine project scope', 'Done')
    await again.expectIn('Secure project sponsorship', 'Clear to start')
    await expect(second.page.getByRole('button', { name: 'You are Management' })).toBeVisible()
    await second.tray.whenMenu((entries) => entries.some(({ label }) => label === 'Start: Secure project sponsorship'))
    await again.card('Secure project sponsorship').click()
    await expect(taskPanel(second.page).field('Estimate')).toHaveValue('3d')
    expect(await second.quit()).toBe(0)
    expect(desktop.notifications.map(({ summary }) => summary)).toEqual([
      'Slipstream keeps watching in the tray',
      "You're clear to start: Secure project sponsorship"
    ])
  })
})
