import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { boardPage } from './pages/board-page.ts'
import { inboxPage } from './pages/inbox-page.ts'
import { taskPanel } from './pages/task-panel.ts'

test('the panel says what work waits for and whose turn it is, and a wait on purpose has a reason', async ({
  launch
}) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const panel = taskPanel(page)
  const waits = panel.section('Waits')

  await board.card('Press kit').click()
  await expect(waits).toContainText('Mia Lindqvist’s turn: May we name Harbour Café')

  await board.card('Plan the load test').click()
  await expect(waits).toHaveCount(0)
  await panel.button('More about this task').click()
  await page.getByRole('menuitem', { name: 'Waits for …' }).click()
  const dialog = page.getByRole('dialog', { name: '“Plan the load test” waits' })
  await dialog.getByRole('radio', { name: 'On purpose' }).click()
  await dialog.getByRole('textbox', { name: 'Until' }).fill('Thursday')
  const wait = dialog.getByRole('button', { name: 'Wait', exact: true })
  await wait.click()
  await expect(dialog.getByRole('alert')).toHaveText('Say why, so that nobody wonders.')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The phones come on Thursday.')
  await wait.click()
  await expect(waits).toContainText('On purpose until Thu 19 Nov: The phones come on Thursday.')
  await expect(board.card('Plan the load test', board.column('Waiting'))).toContainText('Until Thu 19 Nov')

  await waits.getByRole('button', { name: 'Change…' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('The phones come on Thursday.')
  await dialog.getByRole('textbox', { name: 'Until' }).fill('Friday')
  await wait.click()
  await expect(waits).toContainText('On purpose until Fri 20 Nov')
  await waits.getByRole('button', { name: 'Wait no longer' }).click()
  await board.expectIn('Plan the load test', 'Clear to start')
  await expect(waits).toHaveCount(0)
})

test('an offer and a request are taken back, and only a reason declines', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const panel = taskPanel(page)

  await test.step('a handoff that was offered by mistake', async () => {
    await board.card('Build the check-in screens').click()
    const handoffs = panel.section('Handoffs')
    await expect(handoffs).toContainText('Not caught for')
    await handoffs.getByRole('button', { name: 'Take it back' }).first().click()
    await board.expectIn('Build the check-in screens', 'Clear to start')
    await expect(handoffs.getByRole('button', { name: 'Hand over' }).first()).toBeVisible()
    await board.undo.click()
    await board.expectIn('Build the check-in screens', 'Blocked')
  })

  await test.step('a decision', async () => {
    await board.card('Legal review of the texts').click()
    const decision = panel.section('Decision')
    await decision.getByRole('button', { name: 'Decline' }).click()
    await expect(decision).toContainText('Say why, so that it can be asked again better.')
    await panel.field('Reason').fill('The terms of 2024 are quoted.')
    await decision.getByRole('button', { name: 'Decline' }).click()
    await expect(decision).toContainText('Declined by Ben')
    await decision.getByRole('button', { name: 'Ask again' }).click()
    await expect(decision).toContainText('Not decided')
    await decision.getByRole('button', { name: 'Take it back' }).click()
    await expect(decision).toContainText('Declined by Ben')
  })
})

test('[NT10] [CO1–CO4] who is waited for is led to the read-back, the decision and the answer, and who asked hears of it', async ({
  launch
}) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const panel = taskPanel(page)
  const inbox = inboxPage(page)
  const [screens, review, kit] = ['Build the check-in screens', 'Legal review of the texts', 'Press kit']
  /** Reads the inbox of somebody, and takes the next step of a row by its key. */
  const act = async (row: string) => {
    await inbox.focus(row)
    await page.keyboard.press('a')
  }
  await board.saved()

  await test.step('a handoff is caught with a read-back', async () => {
    await board.become('Noor Haddad')
    await expect(board.card(screens)).toContainText('Catch from Ana')
    await expect(board.card(screens)).toHaveAccessibleName(
      /handed over by Ana Duarte to you, not caught yet, 1 of 5 said/
    )
    await page.keyboard.press('i')
    await act('Ana Duarte hands you')
    await expect(panel.title).toHaveValue(screens)
    const readBack = panel.field('Read-back: what the receiver takes over')
    await expect(readBack).toBeFocused()
    await readBack.fill('Two steps, on paper and in the app.')
    await panel.button('Catch this handoff').click()
    await expect(inbox.row('Ana Duarte hands you')).toHaveCount(0)
    await expect(panel.section('Handoffs')).toContainText('Read back: Two steps, on paper and in the app.')
  })

  await test.step('a decision is passed on, a question is answered', async () => {
    await board.become('Mia Lindqvist')
    await act('Your decision')
    await expect(panel.title).toHaveValue(review)
    await expect(panel.button('Grant')).toBeFocused()
    await act('Lena Weiss asks you')
    await expect(panel.title).toHaveValue(kit)
    await expect(panel.button('Answer')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(panel.field('Write the answer')).toBeFocused()
    await panel.field('Write the answer').fill('Name them.')
    await panel.button('Answer').last().click()
    await expect(inbox.row('Lena Weiss asks you')).toHaveCount(0)
    await act('Your decision')
    await panel.panel.getByRole('button', { name: /Somebody else decides/ }).click()
    await page.getByRole('option', { name: 'Ana Duarte', exact: true }).click()
    await expect(panel.section('Decision')).toContainText('Mia Lindqvist passed it on.')
    await expect(inbox.row('Your decision')).toHaveCount(0)
  })

  await test.step('whom it was passed on to declines it, from their own work', async () => {
    await board.become('Ana Duarte')
    await page.getByRole('button', { name: 'My work', exact: true }).click()
    const waits = page.getByRole('region', { name: 'Waits for you', exact: true })
    await waits.getByRole('button', { name: `Decide… Your decision: ${review}` }).click()
    await expect(panel.button('Grant')).toBeFocused()
    await panel.field('Reason').fill('The terms of 2024 are quoted.')
    await panel.button('Decline').click()
    await expect(waits).toHaveCount(0)
  })

  await test.step('whoever asked is told, and asks again', async () => {
    await board.become('Lena Weiss')
    await page.keyboard.press('i')
    await expect(inbox.row(`Mia Lindqvist answers you about ${kit}`)).toContainText('Name them.')
    const declined = inbox.row(`Ana Duarte declines ${review}`)
    await expect(declined).toContainText('The terms of 2024 are quoted.')
    await act(`Ana Duarte declines ${review}`)
    await expect(panel.button('Ask again')).toBeFocused()
    await page.keyboard.press('1')
    await expect(board.card(review)).toContainText('Declined by Ana')
    await board.card('Help centre pages').click()
    await expect(panel.section(/^Blocked by/)).toContainText('was declined by Ana Duarte: you ask again')
    await page.getByRole('button', { name: 'My work', exact: true }).click()
    const mine = page.getByRole('region', { name: 'You wait', exact: true })
    await expect(mine).toContainText(`your turn: ask for “${review}”`)
    await page.keyboard.press('i')
    await act(`Ana Duarte declines ${review}`)
    await expect(panel.button('Ask again')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(declined).toHaveCount(0)
    await expect(panel.section('Decision')).toContainText('Not decided')
  })
})

test('a comment names people, and says before it is sent whom it tells', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const panel = taskPanel(page)
  await board.card('Plan the load test').click()
  const thread = panel.section('Thread')
  await panel.field('Write a comment').fill('@mia and @Noor Haddad, write to ana@harbour.example')
  await expect(thread).toContainText('Tells Mia Lindqvist and Noor Haddad.')
  await thread.getByRole('button', { name: 'Comment', exact: true }).click()
  const comment = thread.getByRole('listitem').filter({ hasText: 'harbour.example' })
  await expect(comment.locator('span.text-accent-strong')).toHaveText(['@mia', '@Noor Haddad'])
})
