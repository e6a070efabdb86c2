import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

import { test } from './fixtures/teammates.ts'
import { boardPage } from './pages/board-page.ts'
import { expectNothingWrong } from './pages/expect-nothing-wrong.ts'
import { firstWindow } from './pages/first-window.ts'
import { acceptInvite, leaveDialog, teamDialog } from './pages/team-dialog.ts'

test.setTimeout(240_000)

const longName = 'Maximiliane-Theodora von Hohenberg-Schwarzenfels-Ortenburg'

for (const theme of ['light', 'dark'] as const) {
  test(`nothing that axe knows is wrong where people share a board, in the ${theme} theme`, async ({ teammate }) => {
    const [ana, ben] = [await teammate(), await teammate()]
    const { page } = await ana.launch()
    await page.emulateMedia({ colorScheme: theme })
    const board = boardPage(page)
    const team = teamDialog(page)
    await firstWindow(page).make('Harbour wall')
    await board.add('Pour the base 1d')
    await board.add('Lay the bricks 1d @Maximiliane')
    await board.saved()
    await team.open()
    await look(page, 'share')
    const link = await team.invite({ name: 'Ana' })
    await look(page, 'invite made')
    await team.close()

    const his = await ben.launch({ args: [link] })
    await his.page.emulateMedia({ colorScheme: theme })
    await expect(his.page.getByRole('dialog', { name: 'Join a board' })).toContainText('six words')
    await look(his.page, 'join')
    await acceptInvite(his.page, longName)
    const asked = his.page.getByRole('region', { name: 'Who you are' })
    await expect(asked).toBeVisible()
    await look(his.page, 'who you are')
    await asked.getByRole('button', { name: 'None of these: I am somebody new' }).click()
    const bens = { board: boardPage(his.page), team: teamDialog(his.page) }
    await bens.board.expectIn('Pour the base', 'Clear to start')

    await team.open()
    await expect(team.person(longName)).toBeVisible()
    await team.dialog.getByText('What holds these permissions').click()
    await team.dialog.getByRole('button', { name: `Remove ${longName}…` }).click()
    await look(page, 'people')
    await team.dialog.getByRole('button', { name: 'Keep' }).click()
    await team.close()
    await leaveDialog(page).open('Harbour wall')
    await look(page, 'leave, the last owner')
    await page.keyboard.press('Escape')

    await bens.team.setNetwork('Not at all (network off)')
    await team.open()
    await team.choose(`Role of ${longName}`, 'Viewer')
    await team.close()
    await bens.board.add('Paint the rail 1d')
    await bens.board.add(
      'Order a very long and winding rail that nobody can read to its end on one line of a dialog 1d'
    )
    await bens.board.saved()
    await bens.team.setNetwork('On this network and by address')
    const note = his.page.getByRole('note', { name: 'Refused edits' })
    await expect(note).toBeVisible()
    await look(his.page, 'a viewer’s board')
    await note.getByRole('button').click()
    await expect(his.page.getByRole('dialog', { name: 'Edits that do not count' })).toBeVisible()
    await look(his.page, 'refused edits')
    await his.page.keyboard.press('Escape')
    await leaveDialog(his.page).open('Harbour wall')
    await look(his.page, 'leave')
    await leaveDialog(his.page).leave.click()
    await team.open()
    await expect(team.dialog.getByRole('list', { name: 'No longer here' })).toContainText('left')
    await look(page, 'somebody left')
  })

  test(`nothing that axe knows is wrong where one’s own devices and words on paper are, in the ${theme} theme`, async ({
    teammate
  }) => {
    const ana = await teammate()
    const { page } = await ana.launch()
    await page.emulateMedia({ colorScheme: theme })
    const team = teamDialog(page)
    await firstWindow(page).make('Harbour wall')
    await team.invite({ name: longName })
    const recovery = team.dialog.getByRole('region', { name: 'Recovery' })
    await recovery.getByRole('button', { name: 'Print recovery words…' }).click()
    await expect(recovery.getByRole('list', { name: 'Recovery words' }).getByRole('listitem')).toHaveCount(18)
    await look(page, 'recovery words')
    await recovery.getByRole('button', { name: 'I have them' }).click()
    await look(page, 'two words typed back')
    await team.close()

    await page.getByRole('button', { name: /^Boards, / }).click()
    await page.getByRole('menuitem', { name: 'All boards', exact: true }).click()
    await firstWindow(page).door('Recover a board by its words…').click()
    await expect(page.getByRole('dialog', { name: 'Recover a board' })).toBeVisible()
    await look(page, 'recover a board')
    await page.keyboard.press('Escape')
    await firstWindow(page).door('Add a device of mine…').click()
    const pairing = page.getByRole('dialog', { name: 'Add a device of mine' })
    await look(page, 'add a device of mine')
    await pairing.getByRole('textbox', { name: 'Your name' }).fill(longName)
    await pairing.getByRole('button', { name: 'Make a link' }).click()
    await expect(pairing.getByRole('status', { name: 'Invite link' })).toHaveText(/^slipstream:/)
    await look(page, 'a link for a device of mine')
  })
}

async function look(page: Page, where: string): Promise<void> {
  await expectNothingWrong(page, where)
}
