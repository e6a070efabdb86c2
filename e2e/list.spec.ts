import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { boardPage } from './pages/board-page.ts'
import { expectNothingWrong } from './pages/expect-nothing-wrong.ts'
import { importDialog } from './pages/import-dialog.ts'
import { listPage } from './pages/list-page.ts'

test('the list is ordered, grouped, and written in place by keys alone', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const list = listPage(page)
  await board.saved()
  await page.keyboard.press('3')
  await expect(list.list).toBeVisible()
  await expectNothingWrong(page, 'outline')

  await list.header('Estimate').click()
  await expect(list.columnHeader('Estimate')).toHaveAttribute('aria-sort', 'ascending')
  await list.header('Estimate').click()
  await expect(list.line(0)).toContainText('Design the check-in screens')
  await list.header('Estimate').click()
  await expect(list.columnHeader('Estimate')).toHaveAttribute('aria-sort', 'none')
  await list.groupBy('Owner')
  await expect(list.list).toContainText('Ben Okafor')
  await expectNothingWrong(page, 'grouped')
  await list.groupBy('Outline')

  await test.step('a cell is written by beginning to, and what is no duration is said', async () => {
    await list.cell('Receipts by e-mail', 'Estimate').click()
    await page.keyboard.press('F2')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('soon')
    await page.keyboard.press('Enter')
    await expect(list.list.getByRole('alert')).toBeVisible()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('4h')
    await page.keyboard.press('Enter')
    await expect(list.cell('Receipts by e-mail', 'Estimate')).toHaveText('4h')
    await list.cell('Receipts by e-mail', 'Owner').click()
    await page.keyboard.type('noor')
    await page.keyboard.press('Enter')
    await expect(list.cell('Receipts by e-mail', 'Owner')).toContainText('Noor Haddad')
    await board.undo.click()
    await expect(list.cell('Receipts by e-mail', 'Owner')).toContainText('Ben Okafor')
  })

  await test.step('several are marked with Shift and finished in one step', async () => {
    await list.header('State').click()
    await list.cell('Receipts by e-mail', 'Title').click()
    await page.keyboard.press('Shift+ArrowDown')
    await expect(list.marked).toContainText('2 tasks marked')
    await expectNothingWrong(page, 'marked')
    await list.marked.getByRole('button', { name: 'Finish' }).click()
    await expect(list.cell('Receipts by e-mail', 'State')).toHaveText('Done')
    await board.undo.click()
    await expect(list.cell('Receipts by e-mail', 'State')).toHaveText('Clear to start')
  })
})

test('a table goes to a spreadsheet and comes from one', async ({ launch }) => {
  const { page, electron } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const list = listPage(page)
  await board.saved()
  await page.keyboard.press('3')
  await list.cell('Receipts by e-mail', 'Title').click()
  await page.keyboard.press('Control+c')
  await expect
    .poll(() => electron.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe(
      'Key\tTitle\tState\tOwner\tEstimate\tStarts\tFinishes\tFloat\tPromise\r\nSLIP-11\tReceipts by e-mail\tClear to start\tBen Okafor\t2d\t2026-11-16\t2026-11-18\t12d\t'
    )

  await electron.evaluate(({ clipboard }) =>
    clipboard.writeText('Order the cake\tNoor Haddad\t1d\nBake it\tBen Okafor\t2d\n')
  )
  await page.keyboard.press('Control+v')
  const importing = importDialog(page)
  await expect(importing.counts.first()).toHaveText('2 tasks')
  await importing.import.click()
  await expect(list.cell('Bake it', 'Owner')).toContainText('Ben Okafor')
  await expect(list.cell('Order the cake', 'Estimate')).toHaveText('1d')
  await board.undo.click()
  await expect(list.cell('Bake it', 'Title')).toBeHidden()
})
