import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

/** What is proposed: rows in the task's panel, and in the list that hangs from a button of the bar. */
export function proposalsPage(page: Page) {
  const list = page.getByRole('dialog', { name: 'Proposals' })
  const button = page.getByRole('button', { name: /^Proposals(,|$)/ })
  const row = (words: string | RegExp, within: Locator): Locator =>
    within.getByRole('listitem', { name: words, exact: true })
  return {
    list,
    button,
    row,
    open: async (): Promise<void> => {
      await button.click()
      await expect(list).toBeVisible()
    },
    close: async (): Promise<void> => {
      await page.keyboard.press('Escape')
      await expect(list).toBeHidden()
    },
    decline: async (proposal: Locator, reason: string): Promise<void> => {
      await proposal.getByRole('button', { name: 'Decline', exact: true }).click()
      await proposal.getByRole('textbox', { name: 'Why not' }).fill(reason)
      await page.keyboard.press('Enter')
      await expect(proposal).toBeHidden()
    }
  }
}
