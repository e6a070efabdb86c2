import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { boardPage } from './pages/board-page.ts'
import { importDialog } from './pages/import-dialog.ts'
import { taskPanel } from './pages/task-panel.ts'

const harbour = '18 tasks · done by Fri 4 Dec · 1 broken promise · 1 handoff to catch · 1 approval open'

test('the sample tells its story, and telling it on mends it', async ({ launch, desktop }) => {
  const { page, quit } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const panel = taskPanel(page)
  await expect(board.facts).toHaveText(harbour)
  await expect(board.card('Pilot at Harbour Café')).toContainText('Promised Tue 1 Dec')
  await expect(board.card('Build the check-in screens')).toContainText('Noor to catch')
  await expect(board.card('Legal review of the texts', board.column('Waiting'))).toContainText(
    'Mia Lindqvist’s decision'
  )
  await expect(board.card('Press kit', board.column('Waiting'))).toContainText('Mia Lindqvist’s answer')
  await board.expectIn('Receipts by e-mail', 'Clear to start')
  await board.expectIn('Plan the load test', 'Clear to start')

  await test.step('a card that grows pushes the next ones before it is painted', async () => {
    const overlap = await board.column('Blocked').evaluate((column) => {
      const [first, second] = column.querySelectorAll<HTMLElement>('[role="listitem"]')
      if (first === undefined || second === undefined) throw new Error('two cards are wanted')
      first.style.minHeight = '300px'
      const covered = first.getBoundingClientRect().bottom - second.getBoundingClientRect().top
      first.style.minHeight = ''
      return covered
    })
    expect(overlap).toBeLessThanOrEqual(0)
  })

  await test.step('a handoff is caught only with a read-back', async () => {
    await board.card('Build the check-in screens').click()
    await panel.button('Catch this handoff for Noor Haddad').click()
    await expect(panel.panel).toContainText('Say in your own words what you take over.')
    await panel.field('Read-back: what the receiver takes over').fill('I build the screens as drawn.')
    await panel.button('Catch this handoff for Noor Haddad').click()
    await board.expectIn('Build the check-in screens', 'Clear to start')
    await expect(board.facts).not.toContainText('handoff')
  })

  await test.step('a decision unblocks what waits for it', async () => {
    await expect(board.card('Help centre pages')).toContainText('2 of 2 left')
    await board.card('Legal review of the texts').click()
    await panel.button('Grant for Mia Lindqvist').click()
    await board.expectIn('Legal review of the texts', 'Done')
    await expect(board.facts).not.toContainText('approval')
    await expect(board.card('Help centre pages')).toContainText('1 of 2 left')
  })

  await test.step('an answer ends the waiting', async () => {
    await board.card('Press kit').click()
    const thread = panel.section('Thread')
    await expect(thread).toContainText('May we name Harbour Café')
    await thread.getByRole('button', { name: 'Answer', exact: true }).click()
    await panel.field('Write the answer').fill('Yes, they agreed.')
    await thread.getByRole('button', { name: 'Answer', exact: true }).last().click()
    await board.expectIn('Press kit', 'In progress')
  })

  // What is done by hand in the window before one's eyes is no news to the desktop.
  await board.saved()
  await quit()
  expect(desktop.notifications).toEqual([])
})

test('one line becomes a task with owner, time, predecessor and promise', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  await board.quickAdd.fill('Build API after Receipts 3d @ana !promise Fri')
  await expect(board.reading).toHaveText([/^After Receipts by e-mail$/, /^3 days?$|^3d$/, /Ana/, /^Promise Fri 20 Nov/])
  await board.quickAdd.press('Enter')
  await expect(board.quickAdd).toHaveValue('')
  // Receipts ends on Wednesday: three days more are past Friday, and the board says so at once.
  await expect(board.card('Build API', board.column('Blocked'))).toHaveAccessibleName(
    /^Build API, [A-Z]+-\d+, Blocked, Ana Duarte, finishes Mon 23 Nov, 3 days, 1 of 1 left, promise broken: Fri 20 Nov/
  )
  await expect(board.facts).toContainText('2 broken promises')

  // What is not understood is not lost: it stays in the title.
  await board.add('Sing after Nothing of this name')
  await board.expectIn('Sing after Nothing of this name', 'Clear to start')
  await board.quickAdd.fill('@ana 3d')
  await board.quickAdd.press('Enter')
  await expect(board.reading).toHaveText(['Say what is to be done.'])
  await expect(board.quickAdd).toHaveValue('@ana 3d')
  await board.quickAdd.press('Escape')
  await expect(board.quickAdd).toHaveValue('')
})

test('cards are moved, started, finished and reordered by keys alone', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const receipts = board.card('Receipts by e-mail')
  const plan = board.card('Plan the load test')
  await receipts.focus()
  await page.keyboard.press('ArrowDown')
  await expect(plan).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(receipts).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(board.card('Payment provider integration')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(receipts).toBeFocused()

  await page.keyboard.press('Alt+ArrowDown')
  await expect(board.titles('Clear to start')).toHaveText([
    /^Plan the load test/,
    /^Receipts by e-mail/,
    /^Danish help texts/
  ])
  await expect(receipts).toBeFocused()

  await page.keyboard.press('s')
  await board.expectIn('Receipts by e-mail', 'In progress')
  await expect(receipts).toBeFocused()
  await page.keyboard.press('f')
  await board.expectIn('Receipts by e-mail', 'Done')

  await plan.focus()
  await page.keyboard.press('Space')
  await expect(board.said).toContainText('Picked up “Plan the load test”, over In progress.')
  await page.keyboard.press('ArrowRight')
  await expect(board.said).toHaveText('Over Waiting.')
  await page.keyboard.press('ArrowRight')
  await expect(board.said).toHaveText('Over Done.')
  await page.keyboard.press('Enter')
  await board.expectIn('Plan the load test', 'Done')

  await page.keyboard.press('Control+z')
  await board.expectIn('Plan the load test', 'Clear to start')
  await page.keyboard.press('Control+Shift+z')
  await board.expectIn('Plan the load test', 'Done')
  await plan.focus()
  await page.keyboard.press('Enter')
  await expect(taskPanel(page).title).toHaveValue('Plan the load test')
  await page.keyboard.press('Escape')
  await expect(taskPanel(page).panel).toBeHidden()

  await page.keyboard.press('n')
  await expect(board.quickAdd).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('2')
  await expect(page.getByRole('region', { name: 'Timeline', exact: true })).toBeVisible()
  await page.keyboard.press('1')
  await expect(board.board).toBeVisible()
})

test('cards are dragged to where work stands, and refused where the graph decides', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  await board.drag('Receipts by e-mail', 'In progress')
  await board.expectIn('Receipts by e-mail', 'In progress')
  await board.drag('Receipts by e-mail', 'Done')
  await board.expectIn('Receipts by e-mail', 'Done')
  await board.drag('Plan the load test', 'Blocked')
  await expect(board.messages).toContainText('follow from the graph')
  await board.expectIn('Plan the load test', 'Clear to start')
  await board.drag('Plan the load test', 'Waiting')
  const waits = page.getByRole('dialog', { name: '“Plan the load test” waits' })
  await waits.getByRole('radio', { name: 'On purpose' }).click()
  await waits.getByRole('textbox', { name: 'Until' }).fill('Thursday')
  await waits.getByRole('textbox', { name: 'Reason' }).fill('The phones come on Thursday.')
  await waits.getByRole('button', { name: 'Wait', exact: true }).click()
  await expect(board.card('Plan the load test', board.column('Waiting'))).toContainText('Until Thu 19 Nov')
})

test('short keys begin with what the board says', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  expect(await board.keyOf('Receipts by e-mail')).toBe('SLIP-11')
  await page.getByRole('button', { name: /^Boards, / }).click()
  await page.getByRole('menuitem', { name: 'Name, teams and short keys…' }).click()
  const dialog = page.getByRole('dialog', { name: 'This board' })
  const prefix = dialog.getByRole('textbox', { name: 'Short keys begin with' })
  await prefix.fill('9 lives')
  await prefix.press('Enter')
  await expect(dialog).toContainText('Two to ten letters and digits, a letter first.')
  await prefix.fill('harb')
  await prefix.press('Enter')
  await expect(dialog).toContainText('HARB-1')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(board.card('Receipts by e-mail')).toHaveAccessibleName(/HARB-11/)
  await board.undo.click()
  await expect(board.card('Receipts by e-mail')).toHaveAccessibleName(/SLIP-11/)
})

test('each step is undone and done again, in order', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  await board.add('Order the cake 1d')
  await board.drag('Order the cake', 'In progress')
  await board.card('Receipts by e-mail').focus()
  await page.keyboard.press('Delete')
  await expect(board.card('Receipts by e-mail')).toHaveCount(0)
  await expect(board.messages).toContainText('Deleted “Receipts by e-mail”')

  await board.undo.click()
  await board.expectIn('Receipts by e-mail', 'Clear to start')
  await board.undo.click()
  await board.expectIn('Order the cake', 'Clear to start')
  await board.undo.click()
  await expect(board.card('Order the cake')).toHaveCount(0)
  await expect(board.undo).toHaveCount(0)
  await expect(board.facts).toHaveText(harbour)
  await board.redo.click()
  await board.redo.click()
  await board.expectIn('Order the cake', 'In progress')
  await board.redo.click()
  await expect(board.card('Receipts by e-mail')).toHaveCount(0)
  await board.saved()
})

test('search shows the matching cards only', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  await expect(board.card('Receipts by e-mail')).toBeVisible()
  await page.keyboard.press('/')
  await expect(board.search).toBeFocused()
  await page.keyboard.type('screns')
  await expect(board.board.getByRole('listitem')).toHaveText([
    /^Build the check-in screens/,
    /^Illustrations for the empty screens/,
    /^Design the check-in screens/
  ])
  await page.keyboard.press('Escape')
  await expect(board.card('Receipts by e-mail')).toBeVisible()
})

test('an edit in the panel moves every date at once, and each date says why', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const panel = taskPanel(page)
  await board.card('Build the check-in screens').click()
  await panel.field('Estimate').fill('8d')
  await panel.field('Estimate').press('Enter')
  await expect(board.card('Build the check-in screens')).toHaveAccessibleName(/finishes Thu 26 Nov, 8 days/)
  await expect(board.card('Offline mode')).toHaveAccessibleName(/finishes Tue 1 Dec/)
  await expect(board.facts).toContainText('done by Wed 9 Dec')
  await expect(board.messages).toContainText(/\d+ tasks move 3 days/)

  await board.card('Offline mode').click()
  await expect(panel.title).toHaveValue('Offline mode')
  await panel.button('Why starts then?').click()
  const why = panel.panel.getByRole('note', { name: 'Why it starts then' })
  await expect(why.getByRole('paragraph')).toHaveText(
    'Starts Thu 26 Nov because Build the check-in screens ends Thu 26 Nov.'
  )
  const steps = why.getByRole('list', { name: 'Back to the root cause' }).getByRole('listitem')
  await expect(steps.last()).toHaveText(
    'Build the check-in screens starts Mon 16 Nov because the handoff from Design the check-in screens is not caught yet.'
  )
  await why.getByRole('paragraph').getByRole('button', { name: 'Build the check-in screens' }).click()
  await expect(panel.title).toHaveValue('Build the check-in screens')

  await panel.title.fill('Build all screens')
  await panel.title.press('Enter')
  await board.expectIn('Build all screens', 'Blocked')
  await panel.field('Estimate').fill('many days')
  await panel.field('Estimate').press('Enter')
  await expect(panel.panel.getByText(/such as 3d|3d, 4h/)).toBeVisible()
})

test('a CSV comes in as a whole and one undo removes it; a bad one names each problem and changes nothing', async ({
  launch,
  desktop
}) => {
  const { page, quit } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const { dialog, choose, counts, problems, import: bringIn, cancel } = importDialog(page)
  const file = (text: string) => ({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await board.saved()

  await board.choose('Import a file…')
  await choose(file('id,title,after\n1,Paint the wall,\n2,,1\n1,Hang the picture,7\n'))
  await expect(problems).toHaveText([
    'row 3 It has no title.',
    'row 4 The id 1 is that of row 2 already.',
    'row 4 blocked by: “7” is not in the file; the link is left out.'
  ])
  await expect(bringIn).toBeDisabled()
  await cancel.click()
  await expect(dialog).toBeHidden()
  await expect(board.facts).toHaveText(harbour)

  await board.choose('Import a file…')
  await choose(
    file('Title,Owner,Estimate,After\nPaint the wall,Ben Okafor,2d,\nHang the picture,Zoe,1d,Paint the wall\n')
  )
  await expect(counts).toHaveText(['2 tasks', '1 dependency', '1 person'])
  await bringIn.click()
  await expect(dialog).toBeHidden()
  await board.expectIn('Paint the wall', 'Clear to start')
  await expect(board.card('Hang the picture', board.column('Blocked'))).toHaveAccessibleName(/Zoe, finishes Thu 19 Nov/)
  await board.undo.click()
  await expect(board.card('Paint the wall')).toHaveCount(0)
  await expect(board.card('Hang the picture')).toHaveCount(0)
  await expect(board.facts).toHaveText(harbour)
  await board.redo.click()
  await board.expectIn('Paint the wall', 'Clear to start')
  await board.saved()
  await quit()
  expect(desktop.notifications, 'an import is never news').toEqual([])
})

test('a new board begins empty and grows line by line', async ({ launch }) => {
  const { page, quit } = await launch()
  const board = boardPage(page)
  await page.getByRole('button', { name: 'New board', exact: true }).click()
  const naming = page.getByRole('dialog', { name: 'New board' })
  await naming.getByRole('button', { name: 'Create' }).click()
  await expect(naming).toContainText('A board needs a name.')
  await naming.getByRole('textbox', { name: 'Name' }).fill('Spring launch')
  await naming.getByRole('textbox', { name: 'Name' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Spring launch', level: 1 })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Write the first three tasks' })).toBeVisible()
  await board.add('Design API 2d @ana')
  await board.add('Build API after Design API 3d @bo')
  await expect(board.facts).toHaveText('2 tasks · done by Mon 23 Nov')
  await board.expectIn('Build API', 'Blocked')
  await board.saved()
  await quit()
  const second = await launch()
  await expect(boardPage(second.page).facts).toHaveText('2 tasks · done by Mon 23 Nov')
})
