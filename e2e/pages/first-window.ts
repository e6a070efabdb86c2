import type { Page } from '@playwright/test'

/** The window without an open board. */
export function firstWindow(page: Page) {
  const boards = page.getByRole('region', { name: 'Your boards' })
  const archived = page.getByRole('region', { name: 'Archived' })
  return {
    boards,
    archived,
    door: (name: string) => page.getByRole('button', { name, exact: true }),
    board: (title: string) => boards.getByRole('button', { name: new RegExp(`^${title}`) }),
    restore: page.getByRole('button', { name: 'Restore a board from its file…' })
  }
}
