import { expect } from '@playwright/test'

import { killHub, silenceHub } from './fixtures/hub-process.ts'
import { test } from './fixtures/teammates.ts'
import { boardPage } from './pages/board-page.ts'
import { firstWindow } from './pages/first-window.ts'
import { acceptInvite, leaveDialog, teamDialog } from './pages/team-dialog.ts'
import { taskPanel } from './pages/task-panel.ts'
import { timelinePage } from './pages/timeline-page.ts'

test.setTimeout(180_000)

test('Ana invites Ben: both edit apart, meet, hold the same, and her finish is his clear to start', async ({
  teammate
}) => {
  const [ana, ben] = [await teammate(), await teammate()]
  const hers = await ana.launch()
  await firstWindow(hers.page).make('Harbour wall')
  const anas = { board: boardPage(hers.page), team: teamDialog(hers.page) }
  await anas.board.add('Pour the base 1d')
  await anas.board.saved()
  const link = await anas.team.invite({ name: 'Ana' })
  await anas.team.dialog.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(anas.team.dialog.getByRole('button', { name: 'Copied', exact: true })).toBeVisible()
  expect(await hers.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(link)
  await anas.team.close()

  // A link opens a question, and only an answer acts.
  const his = await ben.launch({ args: [link] })
  const bens = { board: boardPage(his.page), team: teamDialog(his.page) }
  await acceptInvite(his.page, 'Ben')
  await bens.board.expectIn('Pour the base', 'Clear to start')
  await expect(his.page.getByRole('img', { name: 'You are Ben' })).toBeVisible()
  await expect(anas.team.button).toHaveAccessibleName('People and sync: Ben has all of it')
  await expect(bens.team.button).toHaveAccessibleName('People and sync: Ana has all of it')

  await test.step('apart, both go on, and each window says that it is alone', async () => {
    await anas.team.setNetwork('Not at all (network off)')
    await bens.team.setNetwork('Not at all (network off)')
    await expect(anas.team.button).toHaveAccessibleName('People and sync: Network off')
    await anas.board.add('Lay the bricks 1d @Ben after Pour the base')
    await bens.board.add('Order the rail 1d')
    await anas.board.saved()
    await bens.board.saved()
    await expect(bens.board.card('Lay the bricks')).toBeHidden()
  })

  await test.step('together again they hold the same', async () => {
    await anas.team.setNetwork('On this network and by address')
    await bens.team.setNetwork('On this network and by address')
    await bens.board.expectIn('Lay the bricks', 'Blocked')
    await anas.board.expectIn('Order the rail', 'Clear to start')
    await expect(anas.team.button).toHaveAccessibleName('People and sync: Ben has all of it')
    expect(await bens.board.facts.textContent()).toBe(await anas.board.facts.textContent())
    await anas.team.open()
    await expect(anas.team.person('Ben')).toContainText('Ben has everything of yours up to 10:00')
    await anas.team.close()
  })

  await test.step('she finishes the base on her machine; he is told on his', async () => {
    await anas.board.card('Pour the base').focus()
    await hers.page.keyboard.press('f')
    await anas.board.expectIn('Pour the base', 'Done')
    const told = await ben.desktop.nextNotification(({ summary }) => summary.includes('clear to start'))
    expect(told.summary).toBe("You're clear to start: Lay the bricks")
    await bens.board.expectIn('Lay the bricks', 'Clear to start')
    expect(ana.desktop.notifications.map(({ summary }) => summary)).toEqual([])
  })

  await test.step('[NO1] [NO3] both write in one note at once, and each takes back only what is theirs', async () => {
    await anas.board.card('Order the rail').click()
    await bens.board.card('Order the rail').click()
    const [hersNote, hisNote] = [taskPanel(hers.page).field('Notes'), taskPanel(his.page).field('Notes')]
    await hersNote.pressSequentially('Two coats.')
    await expect(hisNote).toHaveText('Two coats.')
    await hisNote.press('End')
    await hisNote.pressSequentially(' Primer is in the shed.')
    await expect(hersNote).toHaveText('Two coats. Primer is in the shed.')
    await hersNote.press('ControlOrMeta+z')
    await expect(hisNote).toHaveText(' Primer is in the shed.')
    await hersNote.press('ControlOrMeta+Shift+Z')
    await expect(hisNote).toHaveText('Two coats. Primer is in the shed.')
    await anas.board.saved()
    for (const { page } of [hers, his]) {
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await expect(taskPanel(page).panel).toBeHidden()
    }
  })

  await test.step('what came while he was away is there after his next start, and nothing is told twice', async () => {
    await bens.board.saved()
    expect(await his.quit()).toBe(0)
    await expect(anas.team.button).toHaveAccessibleName(/^People and sync: Nobody reached/)
    await anas.board.add('Paint the rail 1d')
    await anas.board.saved()
    await expect(anas.team.button).toHaveAccessibleName('People and sync: Nobody reached, 1 change only here')
    const again = await ben.launch()
    await boardPage(again.page).expectIn('Paint the rail', 'Clear to start')
    await expect(anas.team.button).toHaveAccessibleName('People and sync: Ben has all of it')
    expect(ben.desktop.notifications.map(({ summary }) => summary)).toEqual(["You're clear to start: Lay the bricks"])

    await test.step('[TE21] the last owner cannot leave; he can, and she sees that he did', async () => {
      await leaveDialog(hers.page).open('Harbour wall')
      await expect(leaveDialog(hers.page).dialog).toContainText('You are its only owner')
      await expect(leaveDialog(hers.page).leave).toBeHidden()
      await hers.page.keyboard.press('Escape')
      await leaveDialog(again.page).open('Harbour wall')
      await expect(leaveDialog(again.page).dialog).toContainText('What you wrote stays on the board under your name')
      await leaveDialog(again.page).leave.click()
      await expect(again.page.getByRole('note', { name: 'Read only' })).toHaveText(
        'You left this board. What is here stays readable; nothing new comes.'
      )
      await anas.team.open()
      await expect(anas.team.dialog.getByRole('list', { name: 'No longer here' })).toContainText('Ben left')
      await expect(anas.team.person('Ben')).toBeHidden()
    })
  })
})

test('a viewer reads, and is refused everywhere; somebody who was removed gets nothing more', async ({ teammate }) => {
  const [ana, ben, cara] = [await teammate(), await teammate(), await teammate()]
  const hers = await ana.launch()
  await firstWindow(hers.page).make('Harbour wall')
  const anas = { board: boardPage(hers.page), team: teamDialog(hers.page) }
  await anas.board.add('Pour the base 1d')
  await anas.board.add('Order the rail 1d @Cara')
  await anas.board.saved()
  const forViewer = await anas.team.invite({ name: 'Ana', as: 'Somebody who reads' })
  const forEditor = await anas.team.invite({ as: 'Somebody who edits' })
  await anas.team.close()
  const [bens, caras] = [await ben.launch({ args: [forViewer] }), await cara.launch({ args: [forEditor] })]
  await acceptInvite(bens.page, 'Ben')
  await acceptInvite(caras.page, 'Cara')
  await test.step('[TE23] the board knows somebody of her name: she says that she is that person', async () => {
    await caras.page.getByRole('button', { name: 'I am Cara, who owns 1 task here' }).click()
    await expect(caras.page.getByRole('img', { name: 'You are Cara' })).toBeVisible()
  })
  const [bensBoard, carasBoard] = [boardPage(bens.page), boardPage(caras.page)]
  await bensBoard.expectIn('Pour the base', 'Clear to start')
  await carasBoard.expectIn('Pour the base', 'Clear to start')

  await test.step('a viewer’s window says so, and offers no edit', async () => {
    await expect(bens.page.getByRole('note', { name: 'Read only' })).toContainText('You are a viewer')
    await expect(bensBoard.quickAdd).toBeHidden()
    await bensBoard.card('Pour the base').focus()
    await bens.page.keyboard.press('f')
    await bensBoard.drag('Pour the base', 'Done')
    await bensBoard.card('Pour the base').click()
    await expect(bens.page.getByRole('complementary', { name: 'Task' }).getByRole('textbox').first()).toBeDisabled()
    await expect(taskPanel(bens.page).field('Notes')).toHaveAttribute('contenteditable', 'false')
    await bensBoard.expectIn('Pour the base', 'Clear to start')
  })

  await test.step('[M7] his timeline lets no bar be taken', async () => {
    const timeline = timelinePage(bens.page)
    await bensBoard.showView('Timeline')
    await expect(timeline.bar('Pour the base')).toBeVisible()
    await expect(timeline.timeline.locator('[data-grip]')).toHaveCount(0)
    await timeline.row('Pour the base').press('Alt+ArrowRight')
    await expect(timeline.timeline.locator('#timeline-why')).toContainText(
      'You may read this board, and not change it.'
    )
    await bensBoard.showView('Board')
  })

  await test.step('[M7] his window is read-only from its first picture, before the hub has said anything', async () => {
    await silenceHub(bens.electron)
    await bens.page.reload()
    await bensBoard.expectIn('Pour the base', 'Clear to start')
    await expect(bens.page.getByRole('note', { name: 'Read only' })).toContainText('it could only be read')
    await expect(bensBoard.quickAdd).toBeHidden()
    await killHub(bens.electron)
    await expect(bens.page.getByRole('note', { name: 'Read only' })).toContainText('You are a viewer')
    await bensBoard.card('Pour the base').click()
  })

  await test.step('what he looks at is seen on the card', async () => {
    await expect(anas.board.board.getByTitle('Ben looks at this')).toBeVisible()
    await bens.page.keyboard.press('Escape')
    await expect(anas.board.board.getByTitle('Ben looks at this')).toBeHidden()
  })

  await test.step('Ana removes Cara: her device is told, and what is written later does not come', async () => {
    await anas.team.open()
    await anas.team.dialog.getByRole('button', { name: 'Remove Cara…' }).click()
    await anas.team.dialog.getByRole('button', { name: 'Remove Cara', exact: true }).click()
    await expect(anas.team.person('Cara')).toBeHidden()
    await anas.team.close()
    await expect(caras.page.getByRole('note', { name: 'Read only' })).toContainText('You do not belong to this board')
    await expect(carasBoard.quickAdd).toBeHidden()
    await anas.board.add('Lay the bricks 1d')
    await bensBoard.expectIn('Lay the bricks', 'Clear to start')
    await expect(anas.team.button).toHaveAccessibleName('People and sync: Ben has all of it')
    await expect(carasBoard.card('Lay the bricks')).toBeHidden()
  })
})
