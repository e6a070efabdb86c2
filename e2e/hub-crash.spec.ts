import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { hubProcess, killHub, nextHub, silenceHub } from './fixtures/hub-process.ts'
import { windowOf } from './fixtures/window-of.ts'
import { boardPage } from './pages/board-page.ts'
import { inboxPage } from './pages/inbox-page.ts'
import { taskPanel } from './pages/task-panel.ts'

/** The page's own copy of the boards: without it only the hub's log can bring an edit back. */
const pageCaches = ['IndexedDB', 'Local Storage', 'Session Storage', 'snapshots']

test('a hub killed mid-edit is said, comes back, and nothing that was acknowledged is lost', async ({
  launch,
  folder
}) => {
  const { page, electron, quit } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  for (const title of ['Order the cake', 'Invite the guests', 'Write the speech']) await board.add(`${title} 1d`)
  await board.saved()

  // Sent in the moment in which the hub dies: acknowledged or not, the window keeps it.
  await board.add('Hire the band 2d')
  const killed = await killHub(electron)
  await expect(board.banner).toContainText('The background process stopped and is starting again')
  await expect(board.banner).toBeHidden()
  expect(await hubProcess(electron)).not.toBe(killed)
  await board.saved()
  await board.add('Rent the hall after Hire the band 1d')
  await board.saved()
  // A forecast comes from the new hub.
  await expect(board.card('Rent the hall', board.column('Blocked'))).toContainText('Thu 19 Nov')
  await quit()

  for (const cache of pageCaches) await rm(join(folder, cache), { recursive: true, force: true })
  const second = await launch()
  const again = boardPage(second.page)
  for (const title of ['Order the cake', 'Invite the guests', 'Write the speech', 'Hire the band']) {
    await expect(again.card(title)).toHaveCount(1)
    await again.expectIn(title, 'Clear to start')
  }
  await again.expectIn('Rent the hall', 'Blocked')
})

test('an edit made while the hub is down is kept in the window, and saved when it is back', async ({
  launch,
  folder
}) => {
  const { page, electron, quit } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  await board.saved()
  await silenceHub(electron)
  await board.add('Order the cake 1d')
  await expect(board.card('Order the cake')).toBeVisible()
  await board.card('Receipts by e-mail').click()
  await taskPanel(page).button('Start').click()
  await board.expectIn('Receipts by e-mail', 'In progress')
  // [IB8] So is what was done in the inbox.
  const inbox = inboxPage(page)
  await inbox.button.click()
  await inbox.focus('Plan the load test')
  await page.keyboard.press('e')
  await expect(inbox.row('Plan the load test')).toHaveCount(0)
  await expect(board.saving).not.toHaveText('Saved')
  await killHub(electron)
  await expect(board.banner).toBeHidden()
  await expect(inbox.row('Plan the load test')).toHaveCount(0)
  await page.keyboard.press('1')
  await board.saved()
  await expect.poll(() => readFile(join(folder, 'inbox-marks.json'), 'utf8')).toBe('[]\n')
  await quit()

  for (const cache of pageCaches) await rm(join(folder, cache), { recursive: true, force: true })
  const again = await launch()
  const second = boardPage(again.page)
  await second.expectIn('Order the cake', 'Clear to start')
  await second.expectIn('Receipts by e-mail', 'In progress')
  await inboxPage(again.page).button.click()
  await expect(inboxPage(again.page).inbox).toBeVisible()
  await expect(inboxPage(again.page).row('Plan the load test')).toHaveCount(0)
})

test('what was kept when the app ended with its hub down is saved at the next start', async ({ launch, folder }) => {
  const first = await launch({ args: ['--sample'] })
  const board = boardPage(first.page)
  await board.saved()
  await silenceHub(first.electron)
  await board.add('Order the cake 1d')
  await expect(board.card('Order the cake')).toBeVisible()
  await first.quit()

  const second = await launch()
  const again = boardPage(second.page)
  await expect(again.card('Order the cake')).toHaveCount(1)
  await again.saved()
  await second.quit()
  for (const cache of pageCaches) await rm(join(folder, cache), { recursive: true, force: true })
  await boardPage((await launch()).page).expectIn('Order the cake', 'Clear to start')
})

test('nothing is notified twice across a crash, and nothing new is missed', async ({ launch, desktop }) => {
  const { page, electron, tray, quit } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  await board.add('Send the first receipt after Receipts by e-mail 1d @ben')
  await board.add('Run the load test after Plan the load test 1d @ben')
  await board.saved()
  await windowOf(electron).close()
  await expect.poll(windowOf(electron).isVisible).toBe(false)

  await tray.whenMenu((entries) => entries.some(({ label }) => label === 'Start: Receipts by e-mail'))
  await tray.click('Start: Receipts by e-mail')
  await tray.whenMenu((entries) => entries.some(({ label }) => label === 'Finish: Receipts by e-mail'))
  await tray.click('Finish: Receipts by e-mail')
  const told = await desktop.nextNotification(({ summary }) => summary.includes('Send the first receipt'))
  expect(told.summary).toBe("You're clear to start: Send the first receipt")

  const killed = await killHub(electron)
  await nextHub(electron, killed)
  // Deeds from the tray wait for the hub that follows.
  await tray.click('Start: Plan the load test')
  await tray.whenMenu((entries) => entries.some(({ label }) => label === 'Finish: Plan the load test'))
  await tray.click('Finish: Plan the load test')
  await desktop.nextNotification(({ summary }) => summary === "You're clear to start: Run the load test")
  await quit()
  await (await launch()).quit()
  const summaries = desktop.notifications.map(({ summary }) => summary)
  expect(summaries.toSorted()).toEqual([
    'Slipstream keeps watching in the tray',
    "You're clear to start: Run the load test",
    "You're clear to start: Send the first receipt"
  ])
})
