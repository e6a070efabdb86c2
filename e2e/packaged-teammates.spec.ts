import { expect } from '@playwright/test'

import { test } from './fixtures/teammates.ts'
import { boardPage } from './pages/board-page.ts'
import { firstWindow } from './pages/first-window.ts'
import { acceptInvite, teamDialog } from './pages/team-dialog.ts'

/** The unpacked test build's executable, as `npm test` names it. */
const packagedApp = process.env['SLIPSTREAM_PACKAGED_APP'] ?? ''

test.use({ packagedApp })
test.setTimeout(180_000)
test.beforeAll(() => {
  if (packagedApp === '')
    throw new Error('SLIPSTREAM_PACKAGED_APP names no app: run through npm test, which packages one')
})

// Its ciphers and its network are native modules: a package has to carry the ones of its system.
test('two packaged apps share a board: invite, join, edits both ways', async ({ teammate }) => {
  const [ana, ben] = [await teammate(), await teammate()]
  const [hers, his] = [await ana.launch(), await ben.launch()]
  const [anas, bens] = [boardPage(hers.page), boardPage(his.page)]
  const [anasTeam, bensTeam] = [teamDialog(hers.page), teamDialog(his.page)]
  await firstWindow(hers.page).make('Harbour wall')
  await anas.add('Pour the base 1d')
  await anas.saved()
  const link = await anasTeam.invite({ name: 'Ana' })
  await anasTeam.close()

  await firstWindow(his.page).door('Join a board by its invite…').click()
  await his.page.getByRole('textbox', { name: 'Invite link' }).fill(link)
  await acceptInvite(his.page, 'Ben')
  await bens.expectIn('Pour the base', 'Clear to start')
  await bens.add('Order the rail 1d')
  await anas.expectIn('Order the rail', 'Clear to start')
  await expect(anasTeam.button).toHaveAccessibleName('People and sync: Ben has all of it')
  await expect(bensTeam.button).toHaveAccessibleName('People and sync: Ana has all of it')
  expect(await his.quit()).toBe(0)
  expect(await hers.quit()).toBe(0)
})
