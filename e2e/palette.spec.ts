import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { boardPage } from './pages/board-page.ts'
import { expectNothingWrong } from './pages/expect-nothing-wrong.ts'

test('[CM5] [CM6] [RP6] [RP8] anything is found and done by typing, my work among it', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  await board.saved()
  const palette = page.getByRole('dialog', { name: 'Find and do anything' })
  const entry = (name: string | RegExp) => palette.getByRole('menuitem', { name })
  const open = async (text: string) => {
    await page.keyboard.press('Control+k')
    await expect(palette).toBeVisible()
    await page.keyboard.type(text)
  }

  await test.step('what cannot be done now is not offered', async () => {
    await open('')
    await expect(entry('Keyboard shortcuts')).toBeVisible()
    await expect(entry('Undo')).toHaveCount(0)
    await expectNothingWrong(page, 'palette')
    await page.keyboard.type('sesame')
    await expect(palette).toContainText('Nothing is called that here.')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(palette).toBeHidden()
  })

  await test.step('a task is found and opened, and finished by its name', async () => {
    await open('receipts')
    await expect(entry(/Receipts by e-mail/)).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('complementary', { name: 'Task' })).toContainText('Receipts by e-mail')
    await open('finish')
    await page.keyboard.press('Enter')
    await board.expectIn('Receipts by e-mail', 'Done')
    await open('undo')
    await page.keyboard.press('Enter')
    await board.expectIn('Receipts by e-mail', 'Clear to start')
  })

  await test.step('work on the open task that needs words asks for them', async () => {
    await open('waits')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: '“Receipts by e-mail” waits' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('my work: what to begin, what is under way, and whose turn it is', async () => {
    await open('my work')
    await page.keyboard.press('Enter')
    const list = (title: string) => page.getByRole('region', { name: title, exact: true })
    await expect(list('Clear to start')).toContainText('Receipts by e-mail')
    await expect(list('You wait')).toContainText('Noor Haddad’s turn: ')
    await expectNothingWrong(page, 'my work')
    await list('Clear to start').getByRole('button', { name: 'Receipts by e-mail', exact: true }).focus()
    await page.keyboard.press('s')
    await expect(list('Under way')).toContainText('Receipts by e-mail')
    await page.keyboard.press('Control+z')
    await expect(list('Clear to start')).toContainText('Receipts by e-mail')
  })

  await test.step('a view, and a look', async () => {
    await open('ledger')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('radio', { name: 'Ledger' })).toBeChecked()
    await open('dark')
    await page.keyboard.press('Enter')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
})
