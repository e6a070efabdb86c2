import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

/** The list of what moved, which hangs from a button of the bar. */
export function slipList(page: Page) {
  const list = page.getByRole('dialog', { name: 'What moved' })
  return {
    list,
    row: (words: string) => list.getByRole('listitem').filter({ hasText: words }).first(),
    open: async (): Promise<void> => {
      await page.getByRole('button', { name: 'What moved', exact: true }).click()
      await expect(list).toBeVisible()
    },
    close: async (): Promise<void> => {
      await page.keyboard.press('Escape')
      await expect(list).toBeHidden()
    }
  }
}
