import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

import { test } from './fixtures/teammates.ts'
import { boardPage } from './pages/board-page.ts'
import { firstWindow } from './pages/first-window.ts'
import { newBoard } from './pages/new-board.ts'
import { acceptInvite, teamDialog } from './pages/team-dialog.ts'

test.setTimeout(180_000)

/** Draws words, checks that they are eighteen, and types two of them back. */
async function printWords(page: Page): Promise<string> {
  const { dialog, open, close } = teamDialog(page)
  await open()
  const recovery = dialog.getByRole('region', { name: 'Recovery' })
  await recovery.getByRole('button', { name: 'Print recovery words…' }).click()
  const list = recovery.getByRole('list', { name: 'Recovery words' }).getByRole('listitem')
  await expect(list).toHaveCount(18)
  const words = (await list.allTextContents()).map((text) => text.replaceAll(/[^a-z]/g, ''))
  await recovery.getByRole('button', { name: 'I have them' }).click()
  const count = recovery.getByRole('button', { name: 'They are on paper' })
  for (const field of await recovery.getByRole('textbox').all()) {
    await expect(count).toBeDisabled()
    const label = await field.evaluate((input) =>
      input instanceof HTMLInputElement ? input.labels?.[0]?.textContent : ''
    )
    await field.fill(words[Number(/\d+/.exec(label ?? '')?.[0]) - 1] ?? '')
  }
  await count.click()
  await expect(recovery.getByRole('list', { name: 'Words on paper' })).toContainText('known by')
  await expect(recovery.getByRole('list', { name: 'Recovery words' })).toBeHidden()
  await close()
  return words.join(' ')
}

test('the only owner’s machine is lost: printed words make a new one an owner’s', async ({ teammate }) => {
  const [ana, ben, laptop] = [await teammate(), await teammate(), await teammate()]
  const hers = await ana.launch()
  await newBoard(hers.page, 'Harbour wall')
  await boardPage(hers.page).add('Pour the base 1d')
  await boardPage(hers.page).saved()
  const link = await teamDialog(hers.page).invite({ name: 'Ana' })
  await teamDialog(hers.page).close()
  const his = await ben.launch({ args: [link] })
  await acceptInvite(his.page, 'Ben')
  await boardPage(his.page).expectIn('Pour the base', 'Clear to start')
  const words = await printWords(hers.page)
  await expect(teamDialog(hers.page).button).toHaveAccessibleName('People and sync: Ben has all of it')
  expect(await hers.quit()).toBe(0)

  // Ben cannot invite; his link for a device of his own says where the members meet.
  const meeting = await teamDialog(his.page).invite({})
  await teamDialog(his.page).close()
  const hersAgain = await laptop.launch()
  await firstWindow(hersAgain.page).door('Recover a board by its words…').click()
  const dialog = hersAgain.page.getByRole('dialog', { name: 'Recover a board' })
  await dialog.getByRole('textbox', { name: 'Words from the paper' }).fill(words.replace(/^./, 'x'))
  await dialog.getByRole('textbox', { name: 'Link of an invite to it' }).fill(meeting)
  await dialog.getByRole('button', { name: 'Recover', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('These are not recovery words')
  await dialog.getByRole('textbox', { name: 'Words from the paper' }).fill(words)
  await dialog.getByRole('button', { name: 'Recover', exact: true }).click()
  await boardPage(hersAgain.page).expectIn('Pour the base', 'Clear to start')
  await expect(hersAgain.page.getByRole('img', { name: 'You are Ana' })).toBeVisible()
  const team = teamDialog(hersAgain.page)
  await team.open()
  await expect(team.dialog.getByRole('region', { name: 'Invite' })).toContainText('Somebody who edits')
  await expect(team.person('Ana').getByRole('list', { name: 'Devices of Ana' }).getByRole('listitem')).toHaveCount(2)
})
