import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

import { test } from './fixtures/teammates.ts'
import { boardPage } from './pages/board-page.ts'
import { firstWindow } from './pages/first-window.ts'
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

async function allBoards(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Boards, / }).click()
  await page.getByRole('menuitem', { name: 'All boards', exact: true }).click()
}

test('the only owner’s machine is lost: printed words make a new one an owner’s', async ({ teammate }) => {
  const [ana, ben, laptop] = [await teammate(), await teammate(), await teammate()]
  const hers = await ana.launch()
  await firstWindow(hers.page).make('Harbour wall')
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

test('a second device gets all boards by one pairing, is told once, and is refused after it was retired', async ({
  teammate
}) => {
  const [desk, laptop, ben] = [await teammate(), await teammate(), await teammate()]
  const atDesk = await desk.launch()
  await firstWindow(atDesk.page).make('Harbour wall')
  const deskBoard = boardPage(atDesk.page)
  await deskBoard.add('Pour the base 1d')
  await deskBoard.saved()
  const deskTeam = teamDialog(atDesk.page)
  const forBen = await deskTeam.invite({ name: 'Ana' })
  await deskTeam.close()
  await deskBoard.add('Lay the bricks 1d @Ana after Pour the base')
  await deskBoard.saved()
  const his = await ben.launch({ args: [forBen] })
  await acceptInvite(his.page, 'Ben')
  await boardPage(his.page).expectIn('Lay the bricks', 'Blocked')

  await allBoards(atDesk.page)
  await firstWindow(atDesk.page).door('Add a device of mine…').click()
  const pairing = atDesk.page.getByRole('dialog', { name: 'Add a device of mine' })
  await pairing.getByRole('textbox', { name: 'Your name' }).fill('Ana')
  await pairing.getByRole('button', { name: 'Make a link' }).click()
  const link = pairing.getByRole('status', { name: 'Invite link' })
  await expect(link).toHaveText(/^slipstream:\/\/pair\//)
  const onLaptop = await laptop.launch({ args: [(await link.textContent()) ?? ''] })
  await pairing.getByRole('button', { name: 'Close' }).last().click()

  await test.step('a link asks, and only a yes pairs', async () => {
    const question = onLaptop.page.getByRole('dialog', { name: 'Pair this device' })
    await expect(question).toContainText('six words')
    await question.getByRole('button', { name: 'Pair', exact: true }).click()
    await expect(firstWindow(onLaptop.page).board('Harbour wall')).toBeVisible()
    await firstWindow(onLaptop.page).board('Harbour wall').click()
    await boardPage(onLaptop.page).expectIn('Lay the bricks', 'Blocked')
    await expect(onLaptop.page.getByRole('img', { name: 'You are Ana' })).toBeVisible()
  })

  await test.step('a board made on one device comes to the other by itself', async () => {
    await firstWindow(atDesk.page).make('Garden')
    await deskBoard.add('Sow beans 1d')
    await allBoards(onLaptop.page)
    await expect(firstWindow(onLaptop.page).boards.getByRole('listitem')).toHaveCount(2)
    await firstWindow(onLaptop.page).board('Garden').click()
    await boardPage(onLaptop.page).expectIn('Sow beans', 'Clear to start')
  })

  await test.step('what is answered on one device is taken down on the other', async () => {
    await boardPage(his.page).card('Pour the base').focus()
    await his.page.keyboard.press('f')
    const here = await desk.desktop.nextNotification(({ summary }) => summary.includes('clear to start'))
    const there = await laptop.desktop.nextNotification(({ summary }) => summary.includes('clear to start'))
    expect([here.summary, there.summary]).toEqual([here.summary, "You're clear to start: Lay the bricks"])
    desk.desktop.press(here)
    expect(await laptop.desktop.nextTakenBack()).toBe(there.id)
  })

  await test.step('the laptop is lost: retired once, it is out of both boards', async () => {
    await deskTeam.open()
    const devices = deskTeam.person('Ana').getByRole('list', { name: 'Devices of Ana' }).getByRole('listitem')
    await expect(devices).toHaveCount(2)
    await devices.getByRole('button', { name: 'Retire…' }).click()
    await devices.getByRole('button', { name: 'Retire this device' }).click()
    await expect(devices).toHaveCount(1)
    await deskTeam.close()
    await expect(onLaptop.page.getByRole('note', { name: 'Read only' })).toContainText(
      'You do not belong to this board'
    )
    await expect(boardPage(onLaptop.page).quickAdd).toBeHidden()
    await deskBoard.add('Order the rail 1d')
    await deskBoard.saved()
    await expect(boardPage(onLaptop.page).card('Order the rail')).toBeHidden()
    await allBoards(onLaptop.page)
    await firstWindow(onLaptop.page).board('Harbour wall').click()
    await expect(onLaptop.page.getByRole('note', { name: 'Read only' })).toContainText(
      'You do not belong to this board'
    )
  })
})
