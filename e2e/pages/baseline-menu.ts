import type { Page } from '@playwright/test'

/** What the timeline's toolbar offers and says about baselines. */
export function baselineMenu(page: Page) {
  const button = page.getByRole('button', { name: /^Baseline(,|$)/ })
  const dialog = page.getByRole('dialog', { name: /^(Set a baseline|Rename the baseline|Clear “)/ })
  return {
    button,
    /** The only offer while there is no baseline. */
    setFirst: page.getByRole('button', { name: 'Set baseline', exact: true }),
    dialog,
    name: dialog.getByRole('textbox', { name: 'Name' }),
    /** How the board stands, in one sentence. */
    standing: page.getByRole('note', { name: 'Against the baseline' }),
    choose: async (entry: string | RegExp): Promise<void> => {
      await button.click()
      await page.getByRole('menuitem', { name: entry }).click()
    }
  }
}
