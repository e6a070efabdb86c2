import { expect } from '@playwright/test'

import { test } from './fixtures/teammates.ts'
import { boardPage } from './pages/board-page.ts'
import { firstWindow } from './pages/first-window.ts'
import { acceptInvite, teamDialog } from './pages/team-dialog.ts'

test.setTimeout(180_000)

test('[TE12] [TE13] a teammate’s clock that is three hours ahead is said, also after a restart, and finishes nothing early', async ({
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
  const his = await ben.launch({ args: [link], now: '2026-11-16T12:00:00Z' })
  await acceptInvite(his.page, 'Ben')
  const bens = boardPage(his.page)
  await bens.expectIn('Pour the base', 'Clear to start')
  await bens.card('Pour the base').focus()
  await his.page.keyboard.press('f')
  await bens.expectIn('Pour the base', 'Done')
  await bens.add('Order the rail 1d')
  await bens.saved()

  // What he did after that is there, so his finish is too; it counts at noon.
  await anas.board.expectIn('Order the rail', 'Clear to start')
  await anas.board.expectIn('Pour the base', 'Clear to start')
  const wrong = 'Clock wrong: Ben’s device is 3 hours ahead of this one.'
  await anas.team.open()
  await expect(anas.team.person('Ben')).toContainText(wrong)
  await expect(anas.team.person('Ana')).not.toContainText('Clock wrong')
  await expect(anas.team.button).toHaveAccessibleName('People and sync: Ben has all of it')
  await anas.team.close()
  expect(await his.quit()).toBe(0)
  expect(await hers.quit()).toBe(0)

  const again = await ana.launch({ now: '2026-11-16T12:00:00Z' })
  await boardPage(again.page).expectIn('Pour the base', 'Done')
  const team = teamDialog(again.page)
  await team.open()
  await expect(team.person('Ben')).toContainText(wrong)
  await expect(team.person('Ben')).toContainText('Ben has everything of yours up to')
})
