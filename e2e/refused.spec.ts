import { expect } from '@playwright/test'

import { test } from './fixtures/teammates.ts'
import { boardPage } from './pages/board-page.ts'
import { firstWindow } from './pages/first-window.ts'
import { acceptInvite, teamDialog } from './pages/team-dialog.ts'

test.setTimeout(180_000)

const off = 'Not at all (network off)'
const on = 'On this network and by address'

test('[TE10] what Ben did after he was made a viewer unawares is a list, and proposed again it is everybody’s', async ({
  teammate
}) => {
  const [ana, ben] = [await teammate(), await teammate()]
  const hers = await ana.launch()
  await firstWindow(hers.page).make('Harbour wall')
  const anas = { board: boardPage(hers.page), team: teamDialog(hers.page) }
  await anas.board.add('Pour the base 1d')
  await anas.board.saved()
  const link = await anas.team.invite({ name: 'Ana' })
  await anas.team.close()
  const his = await ben.launch({ args: [link] })
  const bens = { board: boardPage(his.page), team: teamDialog(his.page) }
  await acceptInvite(his.page, 'Ben')
  await bens.board.expectIn('Pour the base', 'Clear to start')
  await expect(anas.team.button).toHaveAccessibleName('People and sync: Ben has all of it')
  const note = his.page.getByRole('note', { name: 'Refused edits' })
  const list = his.page.getByRole('dialog', { name: 'Edits that do not count' })

  await test.step('apart, she makes him a viewer and he goes on editing', async () => {
    await bens.team.setNetwork(off)
    await anas.team.open()
    await anas.team.choose('Role of Ben', 'Viewer')
    await anas.team.close()
    await bens.board.add('Lay the bricks 1d')
    await bens.board.card('Pour the base').focus()
    await his.page.keyboard.press('s')
    await bens.board.expectIn('Pour the base', 'In progress')
    await bens.board.add('Slip of the pen')
    await bens.board.saved()
  })

  await test.step('together again his window shows what counts, and lists what does not, with why', async () => {
    await bens.team.setNetwork(on)
    await expect(note).toContainText('3 edits of yours do not count')
    await expect(bens.board.card('Lay the bricks')).toBeHidden()
    await bens.board.expectIn('Pour the base', 'Clear to start')
    await expect(his.page.getByRole('note', { name: 'Read only' })).toContainText('You are a viewer')
    await note.getByRole('button', { name: 'Look at them…' }).click()
    const rows = list.getByRole('listitem')
    await expect(rows).toContainText(['Lay the bricks', 'Start “Pour the base”', 'Slip of the pen'])
    await expect(rows.first()).toContainText('Ana had made you a viewer')
    await expect(list.getByRole('button', { name: /^Propose/ })).toHaveCount(0)
    await list.getByRole('button', { name: /^Drop: .*Slip of the pen/ }).click()
    await expect(rows).toHaveCount(2)
  })

  await test.step('the list is still there after a restart; made an editor again he proposes, and she has it', async () => {
    await his.page.keyboard.press('Escape')
    expect(await his.quit()).toBe(0)
    const again = await ben.launch()
    const rest = again.page.getByRole('note', { name: 'Refused edits' })
    await expect(rest).toContainText('2 edits of yours do not count')
    await anas.team.open()
    await anas.team.choose('Role of Ben', 'Editor')
    await anas.team.close()
    await boardPage(again.page).saved()
    await rest.getByRole('button', { name: 'Look at them…' }).click()
    await again.page.getByRole('button', { name: 'Propose all again' }).click()
    await expect(again.page.getByText('Nothing is left')).toBeVisible()
    await again.page.keyboard.press('Escape')
    await expect(rest).toBeHidden()
    await anas.board.expectIn('Lay the bricks', 'Clear to start')
    await anas.board.expectIn('Pour the base', 'In progress')
    await expect(anas.board.card('Slip of the pen')).toBeHidden()
  })
})
