import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

/** Who belongs to the open board, and the ways to it. */
export function teamDialog(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'People and sync' })
  const button = page.getByRole('button', { name: /^(Share this board|People and sync: )/ })
  const open = async (): Promise<void> => {
    if (!(await dialog.isVisible())) await button.click()
    await expect(dialog).toBeVisible()
  }
  const choose = async (label: string, option: string): Promise<void> => {
    await dialog.getByRole('button', { name: new RegExp(`${label}$`) }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  const close = async (): Promise<void> => {
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(dialog).toBeHidden()
  }
  return {
    dialog,
    /** In the bar: how it stands, in a few words. */
    button,
    open,
    close,
    setNetwork: async (option: string): Promise<void> => {
      await open()
      await choose('Find teammates’ devices', option)
      await close()
    },
    person: (name: string): Locator => dialog.getByRole('region', { name: 'People' }).getByRole('listitem', { name }),
    choose,
    /** Makes an invite and reads its link. */
    invite: async ({ as, name }: { readonly as?: string; readonly name?: string }): Promise<string> => {
      await open()
      if (name !== undefined) await dialog.getByRole('textbox', { name: 'Your name on this board' }).fill(name)
      if (as !== undefined) await choose('Whom', as)
      const link = dialog.getByRole('status', { name: 'Invite link' })
      const before = (await link.isVisible()) ? await link.textContent() : ''
      await dialog.getByRole('button', { name: /^Make / }).click()
      await expect(link).toHaveText(/^slipstream:\/\/join\//)
      await expect(link).not.toHaveText(before ?? '')
      return (await link.textContent()) ?? ''
    }
  }
}

/** Says yes to an invite that was opened, under a name. */
export async function acceptInvite(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Join a board' })
  await expect(dialog).toContainText('six words')
  await dialog.getByRole('textbox', { name: 'Your name on this board' }).fill(name)
  await dialog.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** The question before one leaves a shared board. */
export function leaveDialog(page: Page) {
  const dialog = page.getByRole('dialog', { name: /^Leave “/ })
  return {
    dialog,
    leave: dialog.getByRole('button', { name: 'Leave', exact: true }),
    open: async (title: string): Promise<void> => {
      await page.getByRole('button', { name: `Boards, ${title} is open` }).click()
      await page.getByRole('menuitem', { name: 'Leave this board…' }).click()
      await expect(dialog).toBeVisible()
    }
  }
}
