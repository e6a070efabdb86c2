import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, describe, expect, test } from 'vitest'

import { readFeed } from '../../../shared/formats/read-feed.ts'
import type { DeviceId } from '../../../shared/model/ids.ts'
import { toInstant } from '../../../shared/model/instant.ts'
import { fakeClock } from '../fake-clock.testing.ts'
import type { FakeClock } from '../fake-clock.testing.ts'
import type { PersonalValues } from '../personal/personal-values.ts'

import { readCalendarAddress } from './calendar-address.ts'
import { createCalendars } from './calendars.ts'
import type { CalendarParts, Calendars } from './calendars.ts'
import { fetchCalendar } from './fetch-calendar.ts'
import { keptValues } from './kept-values.testing.ts'
import { readCalendarFile } from './read-calendar-file.ts'
import { createToldCalendars } from './told-calendars.ts'

/** Monday, 23 November 2026, 8:00 UTC. */
const monday = Date.UTC(2026, 10, 23, 8)
const at = (iso: string) => toInstant(Date.parse(iso) / 60_000)

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections()
})

/** The address of a feed on this machine. */
async function feed(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret.ics`
}

const calendar = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n')
const daily = calendar(
  'SUMMARY:Lunch with Ada',
  'DTSTART:20261123T110000Z',
  'DURATION:PT1H',
  'RRULE:FREQ=DAILY;COUNT=2'
)
const lunches = [
  { from: at('2026-11-23T11:00Z'), to: at('2026-11-23T12:00Z') },
  { from: at('2026-11-24T11:00Z'), to: at('2026-11-24T12:00Z') }
]

/** Resolves once something was told so many times. */
function told(calendars: Calendars, times = 1): Promise<void> {
  return new Promise((resolve) => {
    let left = times
    const stop = calendars.observe(() => {
      left -= 1
      if (left > 0) return
      stop()
      resolve()
    })
  })
}

function device(
  values: Pick<PersonalValues, 'all' | 'set' | 'observe' | 'settled'>,
  {
    clock = fakeClock(monday),
    name = 'desk',
    fetch = fetchCalendar,
    isOnline = true
  }: { clock?: FakeClock; name?: string; fetch?: CalendarParts['fetch']; isOnline?: boolean } = {}
) {
  const watched = new Map<string, () => void>()
  const watchFile: CalendarParts['watchFile'] = (path, onChange) => {
    watched.set(path, onChange)
    return () => watched.delete(path)
  }
  const reader: CalendarParts['reader'] = {
    readFeed: (text, window, timeZone) => Promise.resolve(readFeed(text, window, timeZone))
  }
  const toldCalendars = createToldCalendars({ values, clock, device: name as DeviceId })
  return {
    clock,
    watched,
    toldCalendars,
    calendars: createCalendars({
      values,
      fetch,
      readFile: readCalendarFile,
      watchFile,
      told: toldCalendars,
      reader,
      clock,
      timeZone: 'Europe/Berlin',
      device: name as DeviceId,
      isOnline
    })
  }
}

describe('calendars of one’s own', () => {
  test('[FD1] are read over https, and over http from this machine alone', () => {
    const said = (text: string) => {
      const address = readCalendarAddress(text)
      return address.ok ? address.value.href : address.failure
    }
    expect(said(' webcal://calendar.example.org/a.ics ')).toBe('https://calendar.example.org/a.ics')
    expect(said('http://localhost:8080/a.ics')).toBe('http://localhost:8080/a.ics')
    expect(said('http://calendar.example.org/a.ics')).toMatch(/read over https/)
    expect(said('http://localhost.example.org/a.ics')).toMatch(/read over https/)
    expect(said('file:///etc/passwd')).toMatch(/read over https/)
    expect(said('https://ada:secret@example.org/a.ics')).toMatch(/password/)
    expect(said('tomorrow')).toMatch(/no address/)
  })

  test('[BU6] [FD4] one that is added is read at once; its busy times are kept without titles, its address is not told', async () => {
    const { values, kept } = keptValues()
    const { calendars } = device(values)
    expect(calendars.busy()).toBeNull()
    const address = await feed((_, response) => response.end(daily))
    const added = await calendars.carryOut({ kind: 'add', address })
    const name = new URL(address).host
    expect(added).toEqual({ ok: true, value: null })
    const state = { name, reads: 'here', readAt: monday / 60_000, problem: null, unread: 0, busyTimes: 2, deadlines: 0 }
    expect(calendars.states()).toEqual([{ id: expect.any(String) as string, ...state }])
    expect(calendars.busy()).toEqual({ busy: lunches, readAt: monday / 60_000 })
    expect(JSON.stringify([...kept])).not.toContain('Lunch')
    expect(JSON.stringify(calendars.states())).not.toContain('secret')
    expect(await calendars.carryOut({ kind: 'add', address })).toEqual({
      ok: false,
      failure: 'That calendar is read already.'
    })
  })

  test('[FD3] what did not change is not sent again, and not written again', async () => {
    const { values, writes } = keptValues()
    const { calendars, clock } = device(values)
    const tags: (string | undefined)[] = []
    const address = await feed((request, response) => {
      tags.push(request.headers['if-none-match'])
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end()
      else response.writeHead(200, { etag: '"1"' }).end(daily)
    })
    await calendars.carryOut({ kind: 'add', address })
    const written = writes()
    clock.run(5 * 60_000)
    await calendars.carryOut({ kind: 'readAgain' })
    expect([tags, writes() - written]).toEqual([[undefined, '"1"'], 0])
    expect(calendars.busy()).toEqual({ busy: lunches, readAt: monday / 60_000 + 5 })
  })

  test('[FD3] one that breaks is said to, and what it said last counts meanwhile', async () => {
    const { values } = keptValues()
    const { calendars, clock } = device(values)
    let answer: RequestListener = (_, response) => response.end(daily)
    const address = await feed((request, response) => answer(request, response))
    await calendars.carryOut({ kind: 'add', address })
    const problemAfter = async (next: RequestListener) => {
      answer = next
      clock.run(60_000)
      await calendars.carryOut({ kind: 'readAgain' })
      return calendars.states().map(({ problem }) => problem)
    }
    expect(await problemAfter((_, response) => response.writeHead(500).end())).toEqual(['It answered with 500.'])
    expect(await problemAfter((_, response) => response.end('<html>'))).toEqual([
      expect.stringMatching(/no whole iCalendar file/) as string
    ])
    expect(await problemAfter((_, response) => response.end('x'.repeat(5 * 1024 * 1024 + 1)))).toEqual([
      'It is larger than 5 MiB.'
    ])
    expect(await problemAfter((request) => request.destroy())).toEqual(['It could not be reached.'])
    expect(
      await problemAfter((_, response) => response.writeHead(302, { location: 'http://example.org/' }).end())
    ).toEqual(['It sends on to an address that is not read.'])
    expect(await problemAfter((_, response) => response.writeHead(302, { location: '/again' }).end())).toEqual([
      'It sends on more than 3 times.'
    ])
    expect(calendars.busy()).toEqual({ busy: lunches, readAt: monday / 60_000 })
    expect(await problemAfter((_, response) => response.end(daily))).toEqual([null])
    expect(calendars.busy()).toEqual({ busy: lunches, readAt: monday / 60_000 + 7 })
  })

  test('[BU6] [FD4] another device of the same person knows, reads by itself, and one taken away is minded no more', async () => {
    const { values, kept } = keptValues()
    const first = device(values)
    const address = await feed((_, response) => response.end(daily))
    await first.calendars.carryOut({ kind: 'add', address })
    const second = device(values)
    expect(second.calendars.busy()).toEqual({ busy: lunches, readAt: monday / 60_000 })
    const id = second.calendars.states()[0]?.id ?? ''
    expect(await second.calendars.carryOut({ kind: 'remove', id })).toEqual({ ok: true, value: null })
    expect([second.calendars.states(), first.calendars.busy(), second.calendars.busy(), kept.size]).toEqual([
      [],
      null,
      null,
      0
    ])
  })

  test('[BU7] what is told counts beside what is read, says since when, and is taken away like it', async () => {
    const { values } = keptValues()
    const { calendars, clock, toldCalendars } = device(values)
    await calendars.carryOut({ kind: 'add', address: await feed((_, response) => response.end(daily)) })
    const time = monday - 60 * 60_000
    const busy = [{ from: '2026-11-25T09:00:00Z', to: '2026-11-25T10:00:00Z' }]
    const event = { id: 'a', source: '/sync', type: 'calendar.busy', subject: null, time, data: { busy } }
    clock.run(60_000)
    await toldCalendars.take([{ ...event, extensions: new Map() }])
    const meeting = { from: at('2026-11-25T09:00Z'), to: at('2026-11-25T10:00Z') }
    expect(calendars.busy()).toEqual({ busy: [...lunches, meeting], readAt: time / 60_000 })
    const [, state] = calendars.states()
    expect(state).toEqual({
      id: expect.any(String) as string,
      name: '/sync',
      reads: 'told',
      readAt: time / 60_000,
      problem: null,
      unread: 0,
      busyTimes: 1,
      deadlines: 0
    })
    await calendars.carryOut({ kind: 'remove', id: state?.id ?? '' })
    expect([calendars.states().length, calendars.busy()?.busy]).toEqual([1, lunches])
  })

  test('[FD5] a file is read by the device whose it is, again as it changes, and minded on all devices', async () => {
    const { values } = keptValues()
    const desk = device(values)
    const laptop = device(values, { name: 'laptop' })
    const folder = await mkdtemp(join(tmpdir(), 'slipstream-calendar-'))
    const path = join(folder, 'work.ics')
    await writeFile(path, daily)
    expect(await desk.calendars.addFile(path)).toEqual({ ok: true, value: null })
    expect(await desk.calendars.addFile(path)).toEqual({ ok: false, failure: 'That calendar is read already.' })
    const said = (calendars: Calendars) =>
      calendars.states().map(({ name, reads, readAt, problem }) => [name, reads, readAt, problem])
    const now = monday / 60_000
    expect([said(desk.calendars), said(laptop.calendars), laptop.watched.size]).toEqual([
      [['work.ics', 'here', now, null]],
      [['work.ics', 'otherDevice', now, null]],
      0
    ])
    expect(laptop.calendars.busy()).toEqual({ busy: lunches, readAt: now })

    await writeFile(path, calendar('DTSTART:20261124T110000Z', 'DURATION:PT1H'))
    const changed = told(desk.calendars)
    desk.watched.get(path)?.()
    await changed
    expect(laptop.calendars.busy()?.busy).toEqual(lunches.slice(1))

    await rm(folder, { recursive: true })
    await desk.calendars.carryOut({ kind: 'readAgain' })
    expect(said(desk.calendars)).toEqual([['work.ics', 'here', now, 'The file is not there.']])
    const id = desk.calendars.states()[0]?.id ?? ''
    await laptop.calendars.carryOut({ kind: 'remove', id })
    expect([desk.calendars.states(), desk.watched.size]).toEqual([[], 0])
  })

  test('[FD5] what changes while it is read is read once more', async () => {
    const { values } = keptValues()
    const { calendars, watched } = device(values)
    const folder = await mkdtemp(join(tmpdir(), 'slipstream-calendar-'))
    const path = join(folder, 'work.ics')
    await writeFile(path, daily)
    await calendars.addFile(path)
    const first = calendars.carryOut({ kind: 'readAgain' })
    await writeFile(path, calendar('DTSTART:20261124T110000Z', 'DURATION:PT1H'))
    for (let n = 0; n < 5; n += 1) watched.get(path)?.()
    await first
    // The reading that was under way may have met the file half written: what counts is what is there in the end.
    while (calendars.busy()?.busy.length !== 1) await told(calendars)
    expect(calendars.busy()?.busy).toEqual(lunches.slice(1))
    await rm(folder, { recursive: true })
  })

  test('[FD6] while the network is off no other machine is asked, and this one is', async () => {
    const { values } = keptValues()
    const asked: string[] = []
    const fetch: CalendarParts['fetch'] = ({ host }) => {
      asked.push(host)
      return Promise.resolve({ ok: true, value: { text: daily, tag: null } })
    }
    const { calendars } = device(values, { isOnline: false, fetch })
    await calendars.carryOut({ kind: 'add', address: 'https://calendar.example.org/a.ics' })
    await calendars.carryOut({ kind: 'add', address: 'http://localhost:8000/b.ics' })
    await calendars.carryOut({ kind: 'readAgain' })
    const said = () => calendars.states().map(({ name, reads }) => [name, reads])
    expect([asked, said()]).toEqual([
      ['localhost:8000', 'localhost:8000'],
      [
        ['calendar.example.org', 'offline'],
        ['localhost:8000', 'here']
      ]
    ])
    calendars.setOnline(true)
    await calendars.carryOut({ kind: 'readAgain' })
    expect(asked).toContain('calendar.example.org')
    calendars.setOnline(false)
    expect(said()).toEqual([
      ['calendar.example.org', 'offline'],
      ['localhost:8000', 'here']
    ])
  })

  test('[FD7] whoever watches hears of each reading', async () => {
    const { values } = keptValues()
    const { calendars } = device(values)
    const heard: (number | undefined)[] = []
    calendars.observe(() => heard.push(calendars.busy()?.busy.length))
    await calendars.carryOut({ kind: 'add', address: await feed((_, response) => response.end(daily)) })
    expect([heard[0], heard.at(-1)]).toEqual([undefined, 2])
  })
})
