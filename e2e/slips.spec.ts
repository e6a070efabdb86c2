import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { boardPage } from './pages/board-page.ts'
import { slipList } from './pages/slip-list.ts'
import { taskPanel } from './pages/task-panel.ts'
import { timelinePage } from './pages/timeline-page.ts'

test('a drag that moves others is kept, and undone from the list of what moved', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const timeline = timelinePage(page)
  const slips = slipList(page)
  const panel = taskPanel(page)
  await slips.open()
  await expect(slips.list).toContainText('Nothing has moved yet')
  await slips.close()
  await board.add('Send the first receipt after Receipts by e-mail 1d @ben')
  await board.saved()
  await board.showView('Timeline')
  const words = 'Receipts by e-mail finishes 2 days later: Send the first receipt moves'

  await timeline.holdEnd('Receipts by e-mail', 2)
  await timeline.letGo()
  await slips.open()
  await expect(slips.row(words)).toContainText('by Ben Okafor, Mon 16 Nov')
  await slips.row(words).getByRole('button', { name: words }).click()
  await expect(slips.row(words).getByRole('list', { name: 'What moved' }).getByRole('listitem')).toHaveText([
    /^Receipts by e-mail.*Wed 18 Nov.*Fri 20 Nov.*\+2d$/,
    /^Send the first receipt.*Thu 19 Nov.*Mon 23 Nov.*\+2d$/
  ])

  await slips.row(words).getByRole('button', { name: 'Undo' }).click()
  await expect(slips.row(words)).toContainText('Taken back')
  await expect(slips.row(words).getByRole('deletion')).toHaveText(words)
  await slips.close()
  await expect(timeline.bar('Receipts by e-mail')).toHaveAccessibleName(/Mon 16 Nov to Wed 18 Nov/)

  await board.redo.click()
  await timeline.bar('Send the first receipt').click()
  const own = panel.section('Slips')
  await expect(own).toContainText(words)
  await expect(own).not.toContainText('Taken back')
  await board.saved()
})

test('the gap before a task is kept as lag, and no date moves', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const panel = taskPanel(page)
  await board.add('Research 3d @ben')
  await board.add('Sketch 1d @ben')
  await board.add('Docs after Research, Sketch 1d @ben')
  await board.saved()
  const docs = /^Docs, [A-Z]+-\d+, Blocked, Ben Okafor, finishes Fri 20 Nov/
  await expect(board.card('Docs')).toHaveAccessibleName(docs)
  await board.card('Docs').click()
  const links = panel.section(/^Depends on/)
  await links.getByRole('button', { name: 'Keep this gap' }).click()
  await expect(links).toContainText('No date moves now. From then on “Docs” stays 2 days behind')
  await links.getByRole('button', { name: 'Keep 2 days' }).click()
  await expect(panel.field('Lag of Sketch')).toHaveValue('2d')
  await expect(links.getByRole('button', { name: 'Keep this gap' })).toHaveCount(0)
  await expect(board.card('Docs')).toHaveAccessibleName(docs)
  await board.undo.click()
  await expect(panel.field('Lag of Sketch')).toHaveValue('')
})
