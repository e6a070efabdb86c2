import { expect } from '@playwright/test'

import { openGitRepository } from './fixtures/git-repository.ts'
import { test } from './fixtures/teammates.ts'
import { boardPage } from './pages/board-page.ts'
import { firstWindow } from './pages/first-window.ts'
import { acceptInvite, teamDialog } from './pages/team-dialog.ts'

test.setTimeout(120_000)

/** Where the clocks of both apps stand. */
const now = '2026-11-16T09:00:00Z'

test('a commit in Ana’s repository finishes her task, and Ben’s app tells him that he is clear to start', async ({
  teammate
}) => {
  const [ana, ben] = [await teammate(), await teammate()]
  const repository = await openGitRepository(ana.folder, now)
  await repository.slipstream('install-hook')

  const hers = await ana.launch({ now })
  await firstWindow(hers.page).make('Harbour wall')
  const [anas, team] = [boardPage(hers.page), teamDialog(hers.page)]
  await anas.add('Pour the base 1d @Ana')
  await anas.add('Lay the bricks 1d @Ben after Pour the base')
  await anas.saved()
  const link = await team.invite({ name: 'Ana' })
  await team.close()
  const his = await ben.launch({ now, args: [link] })
  await acceptInvite(his.page, 'Ben')
  const bens = boardPage(his.page)
  await his.page.getByRole('button', { name: 'I am Ben, who owns 1 task here' }).click()
  await bens.expectIn('Lay the bricks', 'Blocked')
  await bens.saved()

  const key = await anas.keyOf('Pour the base')
  const { stderr } = await repository.commit(`Formwork off\n\nFinishes ${key}`)
  expect(stderr).toContain(`slipstream: task.finished ${key}: applied`)
  const told = await ben.desktop.nextNotification()
  expect([told.summary, told.body]).toEqual(["You're clear to start: Lay the bricks", 'Pour the base finished (Ana)'])
  await bens.expectIn('Lay the bricks', 'Clear to start')
  await bens.saved()
  await his.quit()
  expect(ben.desktop.notifications).toHaveLength(1)
  expect(ana.desktop.notifications).toEqual([])
})
