import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { choosePath } from './fixtures/choose-paths.ts'
import { tellSignal } from './fixtures/tell-signal.ts'
import { boardPage } from './pages/board-page.ts'
import { taskPanel } from './pages/task-panel.ts'

test('what is clear is offered its first open slot, and two tasks are not offered the same', async ({
  launch,
  folder
}) => {
  const { page, electron } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const panel = taskPanel(page)

  await board.card('Plan the load test').click()
  await expect(panel.panel).toContainText('Your first open slot: today 10:00 – 17:00')
  await expect(panel.panel).toContainText('By working time; no calendar is read.')
  await board.card('Receipts by e-mail').click()
  await expect(panel.panel).toContainText('Your first open slot: today 10:00 – 17:00')
  await board.card('Plan the load test').click()
  await panel.button('Take it').click()
  await expect(panel.panel).not.toContainText('first open slot')
  await expect(panel.panel).toContainText('Your time for it: today 10:00 – 17:00')
  const file = join(folder, 'mine.ics')
  await choosePath(electron, file)
  await panel.button('Save as calendar event…').click()
  await expect(panel.panel).toContainText('Saved as mine.ics')
  expect((await readFile(file, 'utf8')).split('\r\n')).toEqual(
    expect.arrayContaining(['DTSTART:20261116T090000Z', 'DTEND:20261116T160000Z', 'SUMMARY:Plan the load test'])
  )
  await expect(
    page.getByRole('button', { name: 'Undo: Take today 10:00 – 17:00 for “Plan the load test”' })
  ).toBeVisible()
  await board.card('Receipts by e-mail').click()
  await expect(panel.panel).toContainText('Your first open slot: tomorrow 10:00 – 17:00')
})

test('calendars of one’s own move the slot on the screen, and say so when they break', async ({ launch, folder }) => {
  const calendarOf = (...lines: readonly string[]) => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n')
  const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']
  const fair = (sequence: number, due: string) => {
    const changed = `LAST-MODIFIED:2026111${sequence}T080000Z`
    return ['BEGIN:VTODO', 'UID:fair', 'SUMMARY:The fair', `SEQUENCE:${sequence}`, changed, `DUE:${due}`, 'END:VTODO']
  }
  const standing = ['UID:standing', 'DTSTART:20200101T060000', 'DTEND:20200101T120000', 'RRULE:FREQ=DAILY']
  const calendar = calendarOf(...event(...standing))
  let works = true
  const server = createServer((_, response) => (works ? response.end(calendar) : response.writeHead(503).end()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const { page, electron } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  const panel = taskPanel(page)
  await board.saved()

  await board.choose('Signals…')
  const dialog = page.getByRole('dialog', { name: 'Signals' })
  const calendars = dialog.getByRole('region', { name: 'Your calendars' })
  await calendars.getByRole('textbox').fill(`http://127.0.0.1:${port}/mine.ics`)
  await calendars.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(calendars.getByRole('listitem').first()).toContainText(/^127\.0\.0\.1:\d+Read /)
  works = false
  await calendars.getByRole('button', { name: 'Read them now' }).click()
  await expect(calendars.getByRole('listitem').first()).toContainText('It answered with 503. Last read ')
  const file = join(folder, 'work.ics')
  await writeFile(file, calendarOf(...fair(1, '20261204T160000Z')))
  await choosePath(electron, file)
  await calendars.getByRole('button', { name: 'Add a file…' }).click()
  await expect(calendars.getByText('work.ics')).toBeVisible()
  await calendars.getByRole('button', { name: 'Deadlines of work.ics' }).click()
  await calendars.getByRole('button', { name: 'Link The fair to a task…' }).click()
  await calendars.getByRole('combobox', { name: 'The task that is due with The fair' }).fill('Receipts')
  await page.getByRole('option', { name: /^Receipts by e-mail/ }).click()
  await expect(calendars).toContainText('followed by “Receipts by e-mail”')
  const signals = dialog.getByRole('list', { name: 'Signals, the latest first' })
  await expect(signals).toContainText(/“Receipts by e-mail” promised for Fri 4 Dec .*’s calendar · waits for a yes/)
  await dialog.getByRole('button', { name: 'Close' }).click()

  await board.card('Plan the load test').click()
  await expect(panel.panel).toContainText(/Your first open slot: today 1[23]:00 – 17:00/)
  await expect(panel.panel).toContainText('Free in your calendar, read ')
  const workshop = event('UID:workshop', 'DTSTART:20261116T120000Z', 'DTEND:20261116T140000Z')
  await writeFile(file, calendarOf(...workshop, ...fair(2, '20261207T160000Z')))
  await expect(panel.panel).toContainText(/Your first open slot: tomorrow 1[23]:00 – 17:00/)
  await board.choose('Signals…')
  await expect(signals.getByRole('listitem')).toHaveText([/promised for Mon 7 Dec/, /promised for Fri 4 Dec/])

  const busy = [{ from: '2026-11-17T06:00:00Z', to: '2026-11-17T18:00:00Z' }]
  expect(await tellSignal(folder, { type: 'calendar.busy', subject: 'me', data: { busy } })).toBe(202)
  const told = calendars.getByRole('listitem').filter({ hasText: '/ci' })
  await expect(told).toContainText(/Told by a signal .*\. 1 busy time\./)
  await expect(signals.getByRole('listitem')).toHaveCount(2)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(panel.panel).toContainText(/Your first open slot: Wed 18 Nov 1[23]:00/)
  await board.choose('Signals…')
  await calendars.getByRole('button', { name: 'Remove /ci' }).click()
  await expect(told).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(panel.panel).toContainText(/Your first open slot: tomorrow 1[23]:00/)
  server.closeAllConnections()
  server.close()
})

test('what is put into a watched folder is offered once, and imported on a yes', async ({ launch, folder }) => {
  const { page, electron } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  await board.saved()
  const watched = join(folder, 'inbox')
  await mkdir(watched)
  await choosePath(electron, watched)
  await board.choose('Signals…')
  const signals = page.getByRole('dialog', { name: 'Signals' })
  const section = signals.getByRole('region', { name: 'A watched folder' })
  await section.getByRole('button', { name: 'Choose a folder…' }).click()
  await expect(section).toContainText('Watching “inbox”.')
  await writeFile(join(watched, 'fair.csv'), 'Title,Estimate\nBook the stand,2d\n')
  await section.getByRole('button', { name: 'Look at fair.csv…' }).click()
  const preview = page.getByRole('dialog', { name: 'Import a file' })
  await expect(preview).toContainText('1 task')
  await preview.getByRole('button', { name: 'Import', exact: true }).click()
  await board.expectIn('Book the stand', 'Clear to start')
  await board.choose('Signals…')
  await expect(section).toContainText('Watching “inbox”.')
  await expect(section.getByRole('listitem')).toHaveCount(0)
})
