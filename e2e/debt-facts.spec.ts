import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { boardPage } from './pages/board-page.ts'
import { expectNothingWrong } from './pages/expect-nothing-wrong.ts'
import { taskPanel } from './pages/task-panel.ts'

test('[LV7] [LV25] [DF7] [DOC18] what the debt is computed from is recorded where people work, and taken back', async ({
  launch
}) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const panel = taskPanel(page)
  const work = panel.section('Work and debt')
  const recorded = work.getByRole('list', { name: 'What is recorded' }).getByRole('listitem')
  await board.saved()

  await board.card('Press kit').focus()
  await page.keyboard.press('l')
  const log = page.getByRole('dialog', { name: 'Log time on “Press kit”' })
  await log.getByRole('textbox', { name: 'How much' }).fill('soon')
  await page.keyboard.press('Enter')
  await expect(log.getByRole('alert')).toHaveText('Say how much, like 2h, 1d 30m or 45m.')
  await log.getByRole('textbox', { name: 'How much' }).fill('2h 30m')
  await log.getByRole('textbox', { name: 'On what' }).fill('Photographs')
  await log.getByRole('textbox', { name: 'Day' }).fill('yesterday')
  await expectNothingWrong(page, 'logging time')
  await log.getByRole('button', { name: 'Log it' }).click()
  await expect(log).toBeHidden()

  await board.card('Press kit').click()
  await expect(recorded).toHaveText([/^2h 30m of Ben Okafor, .*Photographs$/])
  await panel.button('More about this task').click()
  await page.getByRole('menuitem', { name: 'Costs time every week …' }).click()
  const drag = page.getByRole('dialog', { name: '“Press kit” costs time every week' })
  await drag.getByRole('textbox', { name: 'Hours a week' }).fill('1.5')
  await drag.getByRole('textbox', { name: 'For so many people' }).fill('3')
  await drag.getByRole('button', { name: 'Record it' }).click()
  await expect(recorded.filter({ hasText: 'Costs 3 people 1.5 h a week' })).toHaveCount(1)

  const thread = panel.section('Thread')
  await thread.getByRole('button', { name: 'This was decided …' }).first().click()
  const decision = page.getByRole('dialog', { name: 'This was decided' })
  await expect(decision.getByRole('button', { name: /Who follows it up/ })).toContainText('Ben Okafor')
  await decision.getByRole('button', { name: 'Record the decision' }).click()
  await expect(thread.getByText('Decision', { exact: true })).toBeVisible()
  await expect(recorded.filter({ hasText: 'Ben Okafor follows' })).toHaveCount(1)
  await expectNothingWrong(page, 'work and debt of a task')
  await work.scrollIntoViewIfNeeded()
  await page.screenshot({ path: test.info().outputPath('work-and-debt.png') })

  await work.getByRole('button', { name: 'Take back the 2h 30m of Ben Okafor' }).click()
  await expect(recorded).toHaveCount(2)
  await board.undo.click()
  await expect(recorded).toHaveCount(3)

  await board.card('Pilot at Harbour Café').click()
  const cost = panel.field('What a working day late costs')
  await cost.fill('much')
  await cost.press('Enter')
  await expect(panel.section('Promise')).toContainText('Write an amount like 500.')
  await cost.fill('500')
  await cost.press('Enter')
  await expect(cost).toHaveValue('500')

  await test.step('[LV25] [DOC18] what is stuck is told between teams, and whoever moves to another takes it there', async () => {
    await board.showView('Ledger')
    const headline = page.getByRole('heading', { level: 2, name: /tied up \+ .* interest/ })
    const before = (await headline.textContent()) ?? ''
    const seams = page.getByRole('list', { name: 'What is stuck at each seam, the most first' })
    const between = (name: string) => seams.getByText(name, { exact: true })
    await expect(between('Between App and Design')).toBeVisible()
    await page.getByRole('button', { name: /^Boards, / }).click()
    await page.getByRole('menuitem', { name: 'Name, teams and short keys…' }).click()
    const settings = page.getByRole('dialog', { name: 'This board' })
    const team = settings.getByRole('textbox', { name: 'Team of Noor Haddad' })
    await expect(team).toHaveValue('App')
    await team.fill('Payments')
    await team.press('Enter')
    await expect(settings.getByText('So far there are App, Design, Payments, Product.')).toBeVisible()
    await expectNothingWrong(page, 'who is of which team')
    await settings.getByRole('button', { name: 'Close' }).click()
    await expect(settings).toBeHidden()
    await expect(between('Between Design and Payments')).toBeVisible()
    await expect(headline).toHaveText(before)
    await board.undo.click()
    await expect(between('Between Design and Payments')).toHaveCount(0)
    await expect(between('Between App and Design')).toBeVisible()
  })
})
