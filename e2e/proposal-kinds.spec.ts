import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { choosePath } from './fixtures/choose-paths.ts'
import { writeProposalsBoard } from './fixtures/proposals-board.ts'
import { boardPage } from './pages/board-page.ts'
import { firstWindow } from './pages/first-window.ts'
import { proposalsPage } from './pages/proposals.ts'
import { taskPanel } from './pages/task-panel.ts'

type Kind = {
  readonly kind: string
  readonly evidence: string | RegExp
  /** What the button of the way says, and the reason that it takes. */
  readonly way: string
  readonly second?: 'look' | 'reason'
  /** What a person sees that it did; before it, and once it is undone, they see the opposite. */
  readonly seen: (page: Page, isDone: boolean) => Promise<void>
  /** No undo puts a loop back. */
  readonly isForGood?: true
}

const card =
  (title: string, after: RegExp, before: RegExp): Kind['seen'] =>
  (page, isDone) =>
    expect(boardPage(page).card(title)).toHaveAccessibleName(isDone ? after : before)

const kinds: readonly Kind[] = [
  {
    kind: 'start now',
    evidence: '“Book the venue” has been clear to start since Thu 12 Nov, and was not begun.',
    way: 'Start it',
    seen: card('Book the venue', /In progress/, /Clear to start/)
  },
  {
    kind: 'pull forward',
    evidence: /^“Draft the poster” finished on Fri 13 Nov, agreed for Wed 18 Nov; “Lay out the poster” still waits for/,
    way: 'Drop the date',
    seen: card('Lay out the poster', /Clear to start/, /Blocked/)
  },
  {
    kind: 'reassign an orphan',
    evidence: '“Find a caterer” could go on, and has no owner.',
    way: 'Give it to Ben',
    seen: card('Find a caterer', /Ben/, /nobody owns it/)
  },
  {
    kind: 'ask for what a handoff lacks',
    evidence: /^Ben hands over to “Print the programme” without saying what done looks like/,
    way: 'Ask for it',
    seen: async (page, isDone) => {
      const question = taskPanel(page).panel.getByText(/^Before I take this over, please say what done looks like/)
      await boardPage(page).card('Print the programme').click()
      await expect(question).toHaveCount(isDone ? 1 : 0)
    }
  },
  {
    kind: 'delegate an approval',
    evidence: '“Approve the contract” has waited for your decision since Tue 10 Nov.',
    way: 'Delegate to Mia',
    seen: card('Approve the contract', /waits: Mia’s decision/, /waits: Your decision/)
  },
  {
    kind: 'write off a zombie',
    evidence: /^Nothing was heard of “Old ticket shop” since Wed 7 Oct; 1 task waits for it\.$/,
    way: 'Write it off',
    second: 'reason',
    seen: card('Sell tickets', /Clear to start/, /Blocked/)
  },
  {
    kind: 'resolve a contradicted pin',
    evidence: /^“Opening party”: “Must start on .*” contradicts what comes before it\.$/,
    way: 'Unpin it',
    seen: async (page, isDone) => {
      const name = /its own date contradicts what comes before it/
      const party = boardPage(page).card('Opening party')
      await (isDone ? expect(party).not.toHaveAccessibleName(name) : expect(party).toHaveAccessibleName(name))
    }
  },
  {
    kind: 'break a deadlock',
    evidence: /“API” → “Web” → “API”|“Web” → “API” → “Web”/,
    way: 'Remove “API” after “Web”',
    second: 'look',
    seen: async (page, isDone) => {
      await expect(page.getByRole('alert', { name: 'Deadlock' })).toHaveCount(isDone ? 0 : 1)
    },
    isForGood: true
  }
]

test('every kind of proposal shows its evidence and is tried first; its yes does it, and undo brings it back', async ({
  launch,
  folder
}) => {
  const path = await writeProposalsBoard(folder)
  const { page, electron } = await launch()
  const board = boardPage(page)
  await choosePath(electron, path)
  await firstWindow(page).restore.click()
  const dialog = page.getByRole('dialog', { name: 'Restore a board' })
  await dialog.getByRole('button', { name: 'Choose a file…' }).click()
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await board.saved()
  await board.become('Ana')
  const { list, row, open, close } = proposalsPage(page)

  for (const { kind, evidence, way, second, seen, isForGood } of kinds) {
    await test.step(kind, async () => {
      await seen(page, false)
      await open()
      const proposal = row(evidence, list)
      await proposal.getByRole('button', { name: 'See what it would do' }).click()
      await expect(proposal.getByRole('list', { name: 'What it would do' })).toHaveText(/\.$/)
      await proposal.getByRole('button', { name: way, exact: true }).click()
      if (second !== undefined) {
        const look = proposal.getByRole('form', { name: way, exact: true })
        if (second === 'reason') await look.getByRole('textbox').fill('Nobody uses it.')
        await look.getByRole('button', { name: way, exact: true }).click()
      }
      await expect(proposal).toHaveCount(0)
      await close()
      await seen(page, true)
      if (isForGood) return
      await board.saved()
      await board.undo.click()
      await seen(page, false)
      await open()
      await expect(proposal).toBeVisible()
      await close()
    })
  }
})
