import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { choosePath } from './fixtures/choose-paths.ts'
import { boardPage } from './pages/board-page.ts'
import { firstWindow } from './pages/first-window.ts'

/** Chooses an entry of the menu under the board's title. */
async function chooseOfBoard(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: /^Boards, / }).click()
  await page.getByRole('menuitem', { name: entry, exact: true }).click()
}

/** How the page's own databases are called. */
function databases(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
}

test('a board is backed up, forgotten and restored, and all of it is there', async ({ launch, folder }) => {
  const { page, electron } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const doors = firstWindow(page)
  const backUp = page.getByRole('dialog', { name: /^Back up “/ })
  const forget = page.getByRole('dialog', { name: /^Forget “/ })
  const restore = page.getByRole('dialog', { name: 'Restore a board' })
  const path = join(folder, 'Sample.slipboard')
  await board.saved()
  await board.add('Order the cake 1d')
  await board.saved()
  const facts = (await board.facts.textContent()) ?? ''

  await test.step('into a file, under a passphrase', async () => {
    await choosePath(electron, null)
    await chooseOfBoard(page, 'Back up…')
    await expect(backUp.getByRole('note')).toContainText('anybody who has the file can read the board')
    await backUp.getByRole('textbox', { name: 'Passphrase' }).fill('correct horse')
    await expect(backUp.getByRole('note')).toBeHidden()
    await backUp.getByRole('button', { name: 'Choose a place…' }).click()
    await choosePath(electron, path)
    await backUp.getByRole('button', { name: 'Choose a place…' }).click()
    await expect(board.messages).toContainText('is in Sample.slipboard')
    expect((await readFile(path)).includes('Order the cake')).toBe(false)
  })

  await test.step('forgotten: nothing of it is left on this device', async () => {
    await chooseOfBoard(page, 'Forget on this device…')
    await expect(forget).toContainText('It was backed up Mon 16 Nov 10:00')
    await forget.getByRole('button', { name: 'Forget', exact: true }).click()
    await expect(doors.door('New board')).toBeVisible()
    await expect(doors.boards).toBeHidden()
    await expect.poll(() => databases(page)).toEqual([])
    expect(await readdir(join(folder, 'boards', 'boards'))).toEqual([])
    await expect.poll(async () => (await readdir(join(folder, 'snapshots'))).length).toBe(0)
  })

  await test.step('a damaged file is refused in words and changes nothing', async () => {
    const broken = join(folder, 'Broken.slipboard')
    const bytes = await readFile(path)
    await writeFile(broken, bytes.subarray(0, bytes.length - 40))
    await choosePath(electron, broken)
    await doors.restore.click()
    await restore.getByRole('button', { name: 'Choose a file…' }).click()
    await expect(restore.getByRole('alert')).toContainText('Broken.slipboard cannot be used: byte ')
  })

  await test.step('restored, once the passphrase is the right one', async () => {
    await choosePath(electron, path)
    await restore.getByRole('button', { name: 'Choose a file…' }).click()
    await expect(restore).toContainText('Sample.slipboard')
    await expect(restore).toContainText('It is whole.')
    await restore.getByRole('textbox', { name: 'Passphrase' }).fill('wrong horse')
    await restore.getByRole('button', { name: 'Restore', exact: true }).click()
    await expect(restore).toContainText('This is not the passphrase that the file was made with.')
    await restore.getByRole('textbox', { name: 'Passphrase' }).fill('correct horse')
    await restore.getByRole('button', { name: 'Restore', exact: true }).click()
    await board.expectIn('Order the cake', 'Clear to start')
    await expect(board.facts).toHaveText(facts)
    await board.add('Eat the cake 1d')
    await board.saved()
  })
})

test('an archived board does nothing until it is brought back, and one never backed up is forgotten by its name', async ({
  launch
}) => {
  const { page, quit } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const doors = firstWindow(page)
  await board.saved()
  await page.getByRole('button', { name: /^Boards, / }).press('Enter')
  await page.keyboard.press('End')
  await page.getByRole('menuitem', { name: 'Archive', exact: true }).press('Enter')
  await expect(doors.archived).toBeVisible()
  await expect(doors.boards).toBeHidden()
  await quit()

  const { page: next } = await launch()
  const again = firstWindow(next)
  await expect(again.archived).toBeVisible()
  await again.archived.getByRole('button', { name: /^Bring back/ }).click()
  await expect(again.archived).toBeHidden()
  await again.boards.getByRole('button').first().click()
  await boardPage(next).saved()
  await chooseOfBoard(next, 'Forget on this device…')
  const dialog = next.getByRole('dialog', { name: /^Forget “/ })
  const forget = dialog.getByRole('button', { name: 'Forget', exact: true })
  await expect(dialog).toContainText('It was never backed up')
  await expect(forget).toBeDisabled()
  const name = dialog.getByRole('textbox', { name: 'To forget it, write its name' })
  await name.fill('Harbour')
  await expect(forget).toBeDisabled()
  await name.fill('Harbour: launch of mobile check-in')
  await forget.click()
  await expect(again.door('New board')).toBeVisible()
  await expect(again.boards).toBeHidden()
  await expect(again.archived).toBeHidden()
})
