import type { Page } from '@playwright/test'

import { boardPage } from './board-page.ts'
import { firstWindow } from './first-window.ts'

/** Makes an empty board by the first window's door. */
export async function newBoard(page: Page, title: string): Promise<void> {
  await firstWindow(page).door('New board').click()
  await page.getByRole('textbox', { name: 'Name' }).fill(title)
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await boardPage(page).saved()
}
