import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { boardPage } from './pages/board-page.ts'
import { expectNothingWrong } from './pages/expect-nothing-wrong.ts'
import { windowOf } from './fixtures/window-of.ts'
import { firstWindow } from './pages/first-window.ts'
import { inboxPage } from './pages/inbox-page.ts'
import { taskPanel } from './pages/task-panel.ts'

test('the inbox is gone through by keyboard, and what was decided survives a restart', async ({ launch }) => {
  const first = await launch({ args: ['--sample'] })
  await boardPage(first.page).saved()
  const inbox = inboxPage(first.page)
  await expect(inbox.button).toHaveAccessibleName(/^Inbox, \d+ unread$/)
  await first.page.keyboard.press('i')
  const needs = inbox.list('What now needs you')
  await expect(needs.getByRole('listitem').first()).toBeVisible()
  await expect(inbox.focused).toHaveCount(1)

  // Opening is seeing.
  await first.page.keyboard.press('Enter')
  await expect(taskPanel(first.page).title).toHaveValue('Plan the load test')
  await expect(inbox.row('Plan the load test')).not.toContainText('unread')
  await first.page.keyboard.press('j')
  await first.page.keyboard.press('k')
  await first.page.keyboard.press('u')
  await expect(inbox.row('Plan the load test')).toContainText('unread')

  // Done is out of sight, and the focus stays in the list.
  await first.page.keyboard.press('e')
  await expect(inbox.row('Plan the load test')).toHaveCount(0)
  await expect(inbox.focused).toHaveCount(1)

  await first.page.keyboard.press('s')
  await inbox.snooze('in 3 days', 'Until the texts are there')
  await expect(inbox.row('Receipts by e-mail', inbox.list('Later'))).toContainText('Until the texts are there')
  await expect(inbox.focused).toHaveCount(1)
  await first.quit()

  // [IB9] With no board open it is the same, and an item opens its board where it is dealt with.
  const second = await launch()
  const again = inboxPage(second.page)
  await boardPage(second.page).saved()
  await second.page.getByRole('button', { name: 'Harbour: launch of mobile check-in' }).click()
  await second.page.getByRole('menuitem', { name: 'All boards' }).click()
  await expect(firstWindow(second.page).boards).toBeVisible()
  await second.page.keyboard.press('i')
  await expect(again.row('Receipts by e-mail', again.list('Later'))).toBeVisible()
  await expect(again.row('Plan the load test')).toHaveCount(0)
  await second.quit()

  // Three days on it is there again, unread.
  const third = await launch({ now: '2026-11-19T09:00:00Z' })
  const later = inboxPage(third.page)
  await boardPage(third.page).saved()
  await third.page.keyboard.press('i')
  await expect(later.row('Receipts by e-mail', later.list('What now needs you'))).toContainText('unread')
  await later.focus('Receipts by e-mail')
  await third.page.keyboard.press('a')
  await expect(later.row('Receipts by e-mail')).toHaveCount(0)
  await third.page.keyboard.press('1')
  await boardPage(third.page).expectIn('Receipts by e-mail', 'In progress')
})

test('the inbox is sound for a screen reader, in both themes and in a narrow window', async ({ launch }, info) => {
  const { page, electron } = await launch({ args: ['--sample'] })
  await boardPage(page).saved()
  await page.keyboard.press('i')
  await expect(inboxPage(page).inbox).toBeVisible()
  const window = windowOf(electron)
  await window.place({ x: 40, y: 40, width: 900, height: 640 })
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await expectNothingWrong(page, `the inbox, ${scheme}`)
    await info.attach(`inbox-${scheme}`, { body: await page.screenshot(), contentType: 'image/png' })
  }
})
