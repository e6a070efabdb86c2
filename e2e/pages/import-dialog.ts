import { expect } from '@playwright/test'
import type { FileChooser, Page } from '@playwright/test'

/** The dialog that brings a file in. */
export function importDialog(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Import a file' })
  return {
    dialog,
    counts: dialog.getByRole('list', { name: 'What it would add' }).getByRole('listitem'),
    problems: dialog.getByRole('list', { name: 'List of problems' }).getByRole('listitem'),
    import: dialog.getByRole('button', { name: 'Import', exact: true }),
    cancel: dialog.getByRole('button', { name: 'Cancel', exact: true }),
    /** Chooses a file in the system's dialog, and waits for what it would add. */
    choose: async (file: Parameters<FileChooser['setFiles']>[0]): Promise<void> => {
      const opens = page.waitForEvent('filechooser')
      await dialog.getByRole('button', { name: 'Choose a file' }).click()
      await (await opens).setFiles(file)
      await expect(dialog.getByRole('list', { name: 'What it would add' })).toBeVisible()
    }
  }
}
