import * as z from 'zod/mini'

import type { BusyTime } from '../../../shared/formats/read-busy-times.ts'
import type { CalendarDeed, CalendarState } from '../../../shared/ipc/calendar-state.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { instantFromMilliseconds, toInstant } from '../../../shared/model/instant.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { Clock } from '../clock.ts'
import type { ImportReader } from '../intake/import-reader.ts'
import { newUuid } from '../new-uuid.ts'
import type { PersonalKind, PersonalValues } from '../personal/personal-values.ts'

import { readCalendarAddress } from './calendar-address.ts'
import type { fetchCalendar } from './fetch-calendar.ts'

export type CalendarParts = {
  readonly values: Pick<PersonalValues, 'all' | 'set' | 'observe'>
  readonly fetch: typeof fetchCalendar
  readonly reader: Pick<ImportReader, 'readBusy'>
  readonly clock: Clock
  /** IANA name of the zone in which days begin. */
  readonly timeZone: string
}

/** [BU6] When this device's person is busy, and since when that is known. */
export type KnownBusy = { readonly busy: readonly BusyTime[]; readonly readAt: Instant }

/** The calendars that a person keeps elsewhere, read from time to time. */
export type Calendars = {
  /** [FD4] Resolves once what was asked for is done, with the calendars as they are then; the failure is a sentence. */
  readonly carryOut: (deed: CalendarDeed) => Promise<Result<readonly CalendarState[], string>>
  /** Null where no calendar has been read on any device of theirs. */
  readonly busy: () => KnownBusy | null
}

type Source = { readonly address: string; readonly at: number }
type KeptBusy = { readonly at: number; readonly times: readonly (readonly [from: number, to: number])[] }
/** What this device knows of a feed beside what is kept. */
type Feed = {
  readAt: Instant | null
  problem: string | null
  failures: number
  /** Entries of it that could not be read. */
  unread: number
  tag: string | null
  /** Where the window began that was read. */
  from: Instant | null
  reading: Promise<void> | null
  cancel: () => void
}

/** [FD3] Milliseconds between two readings. */
const interval = 15 * 60_000
/** [FD3] A feed that fails is tried less and less often, up to this many intervals apart. */
const mostIntervals = 8
/** [BU6] Minutes: a slot is looked for 60 days ahead, and the window moves on with the weeks. */
const week = 7 * 24 * 60
const windowLength = 10 * week
/** [FD1] */
const mostCalendars = 20

const sources: PersonalKind<Source> = {
  name: 'calendar',
  parse: (raw) => parsed(z.object({ address: z.string().check(z.maxLength(2_000)), at: z.number() }), raw),
  most: mostCalendars,
  madeAt: ({ at }) => at
}
const busyTimes: PersonalKind<KeptBusy> = {
  name: 'calendar.busy',
  parse: (raw) =>
    parsed(z.object({ at: z.number(), times: z.array(z.tuple([z.int(), z.int()])).check(z.maxLength(10_000)) }), raw),
  most: mostCalendars,
  madeAt: ({ at }) => at
}

export function createCalendars({ values, fetch, reader, clock, timeZone }: CalendarParts): Calendars {
  const feeds = new Map<string, Feed>()

  values.observe(follow)
  follow()

  /** Reads what was added here or on another device, and forgets what was taken away. */
  function follow(): void {
    const known = values.all(sources)
    for (const [id, feed] of feeds) {
      if (known.has(id)) continue
      feed.cancel()
      feeds.delete(id)
    }
    for (const id of known.keys()) {
      if (feeds.has(id)) continue
      const fresh = { readAt: null, problem: null, failures: 0, unread: 0, tag: null, from: null, reading: null }
      feeds.set(id, { ...fresh, cancel: () => undefined })
      void read(id)
    }
  }

  /** Never rejects; whoever asks while it is being read waits for the same reading. */
  function read(id: string): Promise<void> {
    const feed = feeds.get(id)
    if (feed === undefined) return Promise.resolve()
    feed.cancel()
    feed.reading ??= readOnce(id, feed).then((outcome) => {
      feed.reading = null
      feed.problem = outcome.ok ? null : outcome.failure
      feed.failures = outcome.ok ? 0 : feed.failures + 1
      if (outcome.ok) feed.readAt = clock.now()
      if (feeds.get(id) !== feed) return
      feed.cancel = clock.after(interval * Math.min(2 ** feed.failures, mostIntervals), () => void read(id))
    })
    return feed.reading
  }

  async function readOnce(id: string, feed: Feed): Promise<Result<null, string>> {
    const source = values.all(sources).get(id)
    const address = source === undefined ? fail('It was taken away.') : readCalendarAddress(source.address)
    if (!address.ok) return address
    const from = toInstant(Math.floor(clock.now() / week) * week)
    const fetched = await fetch(address.value, feed.from === from ? feed.tag : null)
    if (!fetched.ok) return fetched
    if (fetched.value === null) return succeed(null)
    const window = { from, to: toInstant(from + windowLength) }
    const reading = await reader.readBusy(fetched.value.text, window, timeZone)
    if (!reading.ok) return reading
    const kept = await keep(id, reading.value.busy)
    if (!kept.ok) return kept
    feed.tag = fetched.value.tag
    feed.from = from
    feed.unread = reading.value.unread
    return kept
  }

  /** Only what differs is written: every device of theirs reads the same feed. */
  async function keep(id: string, busy: readonly BusyTime[]): Promise<Result<null, string>> {
    const times = busy.map(({ from, to }) => [from, to] as const)
    if (!values.all(sources).has(id)) return succeed(null)
    if (JSON.stringify(values.all(busyTimes).get(id)?.times) === JSON.stringify(times)) return succeed(null)
    try {
      await values.set(busyTimes, new Map([[id, { at: clock.milliseconds(), times }]]))
      return succeed(null)
    } catch (error) {
      return fail(error instanceof Error ? error.message : 'What it says could not be kept.')
    }
  }

  return {
    carryOut: async (deed) => {
      switch (deed.kind) {
        case 'list':
          break
        case 'add': {
          const address = readCalendarAddress(deed.address)
          if (!address.ok) return address
          const known = values.all(sources)
          if ([...known.values()].some((source) => source.address === address.value.href))
            return fail('That calendar is read already.')
          if (known.size >= mostCalendars) return fail(`At most ${mostCalendars} calendars are read.`)
          const id = newUuid<never>(clock)
          await values.set(sources, new Map([[id, { address: address.value.href, at: clock.milliseconds() }]]))
          follow()
          await feeds.get(id)?.reading
          break
        }
        case 'remove':
          await values.set(sources, new Map([[deed.id, null]]))
          await values.set(busyTimes, new Map([[deed.id, null]]))
          follow()
          break
        case 'readAgain':
          await Promise.all([...feeds.keys()].map(read))
          break
        default:
          return assertNever(deed)
      }
      return succeed(states())
    },
    busy: () => {
      const kept = values.all(busyTimes)
      const known = [...values.all(sources).keys()].flatMap((id) => {
        const busy = kept.get(id)
        return busy === undefined ? [] : [{ busy, at: feeds.get(id)?.readAt ?? instantFromMilliseconds(busy.at) }]
      })
      if (known.length === 0) return null
      const times = known.flatMap(({ busy }) => busy.times)
      return {
        busy: times.map(([from, to]) => ({ from: toInstant(from), to: toInstant(to) })),
        // Of several calendars, the one that was not read for longest is what the slot may be wrong by.
        readAt: toInstant(Math.min(...known.map(({ at }) => at)))
      }
    }
  }

  function states(): readonly CalendarState[] {
    return [...values.all(sources)]
      .toSorted(([, a], [, b]) => a.at - b.at)
      .map(([id, { address }]) => {
        const url = readCalendarAddress(address)
        const { readAt = null, problem = null, unread = 0 } = feeds.get(id) ?? {}
        return { id, name: url.ok ? url.value.host : 'A calendar', readAt, problem, unread }
      })
  }
}

function parsed<Value>(schema: z.ZodMiniType<Value>, raw: unknown): Value | null {
  const outcome = z.safeParse(schema, raw)
  return outcome.success ? outcome.data : null
}
