import type { Page } from '@playwright/test'

import { boardPage } from './board-page.ts'

/** The window without an open board. */
export function firstWindow(page: Page) {
  const boards = page.getByRole('region', { name: 'Your boards' })
  const archived = page.getByRole('region', { name: 'Archived' })
  return {
    boards,
    archived,
    door: (name: string) => page.getByRole('button', { name, exact: true }),
    board: (title: string) => boards.getByRole('button', { name: new RegExp(`^${title}`) }),
    /** Makes an empty board, which opens. */
    make: async (title: string): Promise<void> => {
      await page.getByRole('button', { name: 'New board', exact: true }).click()
      await page.getByRole('textbox', { name: 'Name' }).fill(title)
      await page.getByRole('button', { name: 'Create', exact: true }).click()
      await boardPage(page).saved()
    },
    restore: page.getByRole('button', { name: 'Restore a board from its file…' })
  }
}
