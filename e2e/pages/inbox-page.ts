import type { Locator, Page } from '@playwright/test'

/** The inbox, as a person or a screen reader finds its parts. */
export function inboxPage(page: Page) {
  const inbox = page.getByRole('region', { name: 'Inbox', exact: true })
  const list = (title: 'What now needs you' | 'What moved' | 'Later'): Locator =>
    inbox.getByRole('region', { name: title, exact: true })
  const row = (title: string, within: Locator = inbox): Locator =>
    within.locator('li').filter({ has: page.locator('[data-inbox-row]').filter({ hasText: title }) })
  return {
    inbox,
    list,
    row,
    /** Says in its name how much is unread. */
    button: page.getByRole('button', { name: /^Inbox/ }),
    /** What has the focus of a row: where its keys work. */
    focus: (title: string): Promise<void> => row(title).locator('[data-inbox-row]').focus(),
    focused: inbox.locator('[data-inbox-row]:focus'),
    snooze: async (until: string, reason: string): Promise<void> => {
      const dialog = page.getByRole('dialog', { name: 'Snooze' })
      await dialog.getByRole('textbox', { name: 'Until' }).fill(until)
      await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason)
      await dialog.getByRole('button', { name: 'Snooze', exact: true }).click()
    }
  }
}
