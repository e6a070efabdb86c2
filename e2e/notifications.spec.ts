import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import type { RunningApp } from './fixtures/app.ts'
import { killHub, nextHub } from './fixtures/hub-process.ts'
import { tellSignal } from './fixtures/tell-signal.ts'
import { windowOf } from './fixtures/window-of.ts'
import { boardPage } from './pages/board-page.ts'
import { inboxPage } from './pages/inbox-page.ts'
import { taskPanel } from './pages/task-panel.ts'

const first = "You're clear to start: Send the first receipt"
const second = "You're clear to start: Run the load test"

/** Two tasks of Ben's, each behind one of his; the window is put away. */
async function prepare({ page, electron }: RunningApp): Promise<void> {
  const board = boardPage(page)
  await board.add('Send the first receipt after Receipts by e-mail 1d @ben')
  await board.add('Run the load test after Plan the load test 1d @ben')
  await board.saved()
  await windowOf(electron).close()
  await expect.poll(windowOf(electron).isVisible).toBe(false)
}

async function finish({ tray }: RunningApp, title: string): Promise<void> {
  for (const verb of ['Start', 'Finish']) {
    await tray.whenMenu((entries) => entries.some(({ label }) => label === `${verb}: ${title}`))
    await tray.click(`${verb}: ${title}`)
  }
  await tray.whenMenu((entries) => !entries.some(({ label }) => label === `Finish: ${title}`))
}

test('do-not-disturb holds back, over a restart, and one digest tells it afterwards and opens the inbox', async ({
  launch,
  desktop
}) => {
  const app = await launch({ args: ['--sample'], settings: { toldAboutTray: true } })
  await prepare(app)
  await app.tray.click('Do not disturb for a day')
  await app.tray.whenMenu((entries) => entries.some(({ label }) => label === 'Not disturbed until Tue 10:00'))
  await finish(app, 'Receipts by e-mail')
  await finish(app, 'Plan the load test')
  await app.quit()
  expect(desktop.notifications).toEqual([])

  const again = await launch()
  await boardPage(again.page).saved()
  expect(desktop.notifications).toEqual([])
  await again.tray.whenMenu((entries) => entries.some(({ label }) => label === 'Disturb me again'))
  await again.tray.click('Disturb me again')
  const digest = await desktop.nextNotification()
  expect(digest.summary).toBe('2 things came up meanwhile')
  expect(digest.body.split('\n').toSorted()).toEqual([second, first])
  desktop.press(digest)
  const inbox = inboxPage(again.page)
  await expect(inbox.row('Send the first receipt')).toBeVisible()
  await expect(inbox.row('Send the first receipt')).not.toContainText('unread')
  await again.quit()
  await (await launch()).quit()
  expect(desktop.notifications).toHaveLength(1)
})

test('outside of working hours nothing interrupts, and the next working day tells it', async ({ launch, desktop }) => {
  const settings = { toldAboutTray: true, notifications: { gather: 0, undisturbedUntil: null, atAnyHour: false } }
  // Friday evening in Berlin.
  const app = await launch({ args: ['--sample'], now: '2026-11-20T19:00:00Z', settings })
  await prepare(app)
  await finish(app, 'Receipts by e-mail')
  await app.quit()
  expect(desktop.notifications).toEqual([])
  const monday = await launch({ now: '2026-11-23T08:30:00Z' })
  const told = await desktop.nextNotification()
  expect(told.summary).toBe(first)
  // [NT10] A click, and the next step is under the hand.
  desktop.press(told)
  const panel = taskPanel(monday.page)
  await expect(panel.title).toHaveValue('Send the first receipt')
  await expect(panel.button('Start')).toBeFocused()
})

test('with the hub killed between the news and its notification exactly one comes', async ({ launch, desktop }) => {
  const settings = { toldAboutTray: true, notifications: { gather: 600, undisturbedUntil: null, atAnyHour: true } }
  const app = await launch({ args: ['--sample'], settings })
  await prepare(app)
  await finish(app, 'Receipts by e-mail')
  const killed = await killHub(app.electron)
  await nextHub(app.electron, killed)
  await finish(app, 'Plan the load test')
  expect(desktop.notifications).toEqual([])
  await app.quit()

  // The hold ended while the app was closed: what it gathered is told as one.
  const again = await launch({ now: '2026-11-16T09:11:00Z' })
  const told = await desktop.nextNotification()
  expect(told.summary).toBe(`${first} and 1 more`)
  expect(told.body).toContain(second)
  await again.quit()
  await (await launch({ now: '2026-11-16T09:12:00Z' })).quit()
  expect(desktop.notifications).toHaveLength(1)
})

test('what was looked at in the inbox while it was held is not told any more', async ({ launch, desktop }) => {
  const settings = { toldAboutTray: true, notifications: { gather: 600, undisturbedUntil: null, atAnyHour: true } }
  const app = await launch({ args: ['--sample'], settings })
  await prepare(app)
  await finish(app, 'Receipts by e-mail')
  await finish(app, 'Plan the load test')
  await app.tray.click('Open Slipstream')
  const inbox = inboxPage(app.page)
  await inbox.button.click()
  await inbox.focus('Send the first receipt')
  await app.page.keyboard.press('e')
  await expect(inbox.row('Send the first receipt')).toHaveCount(0)
  await app.quit()
  await launch({ now: '2026-11-16T09:11:00Z' })
  expect((await desktop.nextNotification()).summary).toBe(second)
  expect(desktop.notifications).toHaveLength(1)
})

test('one slip that moves much of mine is one notification, which names what slipped and leads to the ways out', async ({
  launch,
  folder,
  desktop
}) => {
  const { page, electron } = await launch({ args: ['--sample'], settings: { toldAboutTray: true } })
  const board = boardPage(page)
  await board.add('Draw the sign 1d @ana')
  await board.add('Cut the sign after Draw the sign 1d @ben !promise wed')
  await board.add('Hang the sign after Cut the sign 1d @ben !promise thu')
  await board.saved()
  const subject = await board.keyOf('Draw the sign')
  await windowOf(electron).close()
  await expect.poll(windowOf(electron).isVisible).toBe(false)

  const longer = { type: 'task.estimate-changed', subject, data: { minutes: 1440 } }
  expect(await tellSignal(folder, longer)).toBe(202)
  const told = await desktop.nextNotification()
  expect([told.summary, told.body]).toEqual([
    'Draw the sign slipped 2 days',
    '2 of your tasks move, Cut the sign and 1 more miss their promises'
  ])
  // [NT10] The click is on the ways out of what was promised for soonest.
  desktop.press(told)
  await expect(taskPanel(page).title).toHaveValue('Cut the sign')
  await expect(page.locator('[data-next-step="choose"] :focus')).toHaveCount(1)
  // [IB10] The same slip stands in the inbox, and unfolds by keyboard.
  const inbox = inboxPage(page)
  await inbox.button.click()
  await inbox.focus('Draw the sign')
  await page.keyboard.press('ArrowRight')
  await expect(inbox.row('Draw the sign')).toContainText('Hang the sign: 2 days later')
  expect(desktop.notifications).toHaveLength(1)
})
