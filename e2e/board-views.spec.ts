import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { boardPage } from './pages/board-page.ts'
import { expectNothingWrong } from './pages/expect-nothing-wrong.ts'

test('the board is looked at by owner and initiative, filtered, and kept as a view that the palette finds', async ({
  launch
}) => {
  const { page, quit } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const place = (name: string) => board.board.getByRole('region', { name, exact: true })
  const choose = async (button: RegExp, entry: string): Promise<void> => {
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('menuitem', { name: entry, exact: true }).click()
  }
  await board.saved()

  await test.step('[BV1] [BV3] a card goes to another owner by keys', async () => {
    await page.keyboard.press('g')
    const receipts = board.card('Receipts by e-mail')
    await expect(board.card('Receipts by e-mail', place('Ben Okafor'))).toBeVisible()
    await receipts.focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(board.said).toHaveText('Over Mia Lindqvist.')
    await page.keyboard.press('Enter')
    await expect(board.card('Receipts by e-mail', place('Mia Lindqvist'))).toBeFocused()
    await expect(board.undo).toHaveAccessibleName('Undo: Give “Receipts by e-mail” to Mia Lindqvist')
    await board.undo.click()
    await expect(board.card('Receipts by e-mail', place('Ben Okafor'))).toBeVisible()
  })

  await test.step('[BV4] [BV5] lanes, and filters as chips', async () => {
    await choose(/^Swimlanes, /, 'Lanes by initiative')
    await expect(board.card('Receipts by e-mail', place('Build'))).toBeVisible()
    await choose(/^Filter/, 'Clear to start')
    await choose(/^Filter/, 'Ben Okafor')
    await expect(board.board.getByRole('listitem')).toHaveText([/^Receipts by e-mail/, /^Plan the load test/])
    await expect(place('Design and words')).toHaveCount(0)
    await expectNothingWrong(page, 'lanes with a filter')
  })

  await test.step('[BV9] the view is kept, and found again by its name', async () => {
    await choose(/^Views$/, 'Save as a view …')
    const naming = page.getByRole('dialog', { name: 'Save as a view' })
    await naming.getByRole('textbox', { name: 'Name' }).fill('To begin')
    await naming.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Views, To begin', exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Take away the filter “Clear to start”' }).click()
    await expect(page.getByRole('button', { name: 'Views, To begin, changed' })).toBeVisible()
    await choose(/^Swimlanes, /, 'No lanes')
    await page.getByRole('button', { name: 'Compact cards' }).click()
    await expect(page.getByRole('button', { name: 'Comfortable cards' })).toBeVisible()
    await board.choose('Dark')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expectNothingWrong(page, 'compact cards by owner')
    await board.saved()
    await quit()
  })

  await test.step('[BV7] [BV9] it is there on another day, and so is how this device looks at the board', async () => {
    const { page: again } = await launch()
    const other = boardPage(again)
    await expect(other.board.getByRole('region', { name: 'Ana Duarte', exact: true })).toBeVisible()
    await expect(again.getByRole('button', { name: 'Comfortable cards' })).toBeVisible()
    await again.keyboard.press('Control+k')
    const palette = again.getByRole('dialog', { name: 'Find and do anything' })
    await expect(palette).toBeVisible()
    await again.keyboard.type('to beg')
    await expect(palette.getByRole('menuitem', { name: /To begin/ })).toBeVisible()
    await again.keyboard.press('Enter')
    await expect(again.getByRole('button', { name: 'Views, To begin', exact: true })).toBeVisible()
    await expect(other.board.getByRole('listitem')).toHaveText([/^Receipts by e-mail/, /^Plan the load test/])
  })
})
