import type { Page } from '@playwright/test'

/** The panel of the chosen task. */
export function taskPanel(page: Page) {
  const panel = page.getByRole('complementary', { name: 'Task', exact: true })
  return {
    panel,
    title: panel.getByRole('textbox', { name: 'Title' }),
    field: (label: string) => panel.getByRole('textbox', { name: label, exact: true }),
    button: (name: string) => panel.getByRole('button', { name, exact: true }),
    section: (name: string | RegExp) => panel.getByRole('region', { name })
  }
}
