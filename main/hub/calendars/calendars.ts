import { isAbsolute } from 'node:path'

import type { BusyTime } from '../../../shared/model/busy-time.ts'
import type { Deadline } from '../../../shared/formats/read-deadlines.ts'
import type { CalendarDeed, CalendarState } from '../../../shared/ipc/calendar-state.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { DeviceId } from '../../../shared/model/ids.ts'
import { instantFromMilliseconds, toInstant } from '../../../shared/model/instant.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { Clock } from '../clock.ts'
import type { ImportReader } from '../intake/import-reader.ts'
import { newUuid } from '../new-uuid.ts'
import type { PersonalValues } from '../personal/personal-values.ts'

import { isOnThisMachine, readCalendarAddress } from './calendar-address.ts'
import { calendarSources, keptBusy, mostCalendars } from './calendar-values.ts'
import type { CalendarSource } from './calendar-values.ts'
import { nameOfCalendar } from './name-of-calendar.ts'
import type { fetchCalendar, FetchedCalendar } from './fetch-calendar.ts'
import type { readCalendarFile } from './read-calendar-file.ts'
import type { ToldCalendar, ToldCalendars } from './told-calendars.ts'

export type CalendarParts = {
  readonly values: Pick<PersonalValues, 'all' | 'set' | 'observe'>
  readonly told: Pick<ToldCalendars, 'all' | 'remove'>
  readonly fetch: typeof fetchCalendar
  readonly readFile: typeof readCalendarFile
  /** Tells when a file may have changed; the answer stops it. Throws where the system cannot. */
  readonly watchFile: (path: string, onChange: () => void) => () => void
  readonly reader: Pick<ImportReader, 'readFeed'>
  readonly clock: Clock
  /** IANA name of the zone in which days begin. */
  readonly timeZone: string
  readonly device: DeviceId
  /** [FD6] */
  readonly isOnline: boolean
}

/** [BU6] [BU7] When this device's person is busy, and since when that is known. */
export type KnownBusy = { readonly busy: readonly BusyTime[]; readonly readAt: Instant }

/** The calendars that a person keeps elsewhere, read from time to time. */
export type Calendars = {
  /** [FD4] Resolves once what was asked for is done; the failure is a sentence. */
  readonly carryOut: (deed: CalendarDeed) => Promise<Result<null, string>>
  /** [FD5] A file that the person chose. The failure is a sentence. */
  readonly addFile: (path: string) => Promise<Result<null, string>>
  readonly states: () => readonly CalendarState[]
  /** [CD1] Of each calendar that this device has read since it was started. */
  readonly deadlines: () => ReadonlyMap<string, readonly Deadline[]>
  /** Null where no calendar has been read on any device of theirs. */
  readonly busy: () => KnownBusy | null
  /** [FD6] */
  readonly setOnline: (isOnline: boolean) => void
  /** [FD7] Called when a state or a busy time may differ; what it returns stops that. */
  readonly observe: (listener: () => void) => () => void
}

/** What this device knows of a calendar that it reads, beside what is kept. */
type Feed = {
  readAt: Instant | null
  problem: string | null
  failures: number
  /** Entries of it that could not be read. */
  unread: number
  deadlines: readonly Deadline[]
  tag: string | null
  /** Where the window began that was read. */
  from: Instant | null
  reading: Promise<void> | null
  /** The file changed while it was being read. */
  isStale: boolean
  cancel: () => void
  unwatch: () => void
}

/** [FD3] Milliseconds between two readings. */
const interval = 15 * 60_000
/** [FD3] A feed that fails is tried less and less often, up to this many intervals apart. */
const mostIntervals = 8
/** [BU6] Minutes: a slot is looked for 60 days ahead, and the window moves on with the weeks. */
const week = 7 * 24 * 60
const windowLength = 10 * week
/** Characters of a source that a window is told. */
const longestName = 200

const nothing = (): void => undefined

export function createCalendars(parts: CalendarParts): Calendars {
  const { values, clock } = parts
  const feeds = new Map<string, Feed>()
  const listeners = new Set<() => void>()
  let isOnline = parts.isOnline

  const tell = (): void => {
    for (const listener of listeners) listener()
  }

  values.observe(() => {
    follow()
    tell()
  })
  follow()

  /** Reads what was added here or on another device, and forgets what was taken away or is not to be read now. */
  function follow(): void {
    const known = values.all(calendarSources)
    const readable = new Set([...known].flatMap(([id, source]) => (howRead(source) === 'here' ? [id] : [])))
    for (const [id, feed] of feeds) {
      if (!readable.has(id)) rest(feed)
      if (!known.has(id)) feeds.delete(id)
    }
    for (const [id, source] of known) {
      if (!readable.has(id) || feeds.has(id)) continue
      const fresh = { readAt: null, problem: null, failures: 0, unread: 0, deadlines: [], tag: null, from: null }
      feeds.set(id, { ...fresh, reading: null, isStale: false, cancel: nothing, unwatch: watched(id, source) })
      void read(id)
    }
  }

  function rest(feed: Feed): void {
    feed.cancel()
    feed.unwatch()
    feed.unwatch = nothing
  }

  /** [FD5] [FD6] */
  function howRead(source: CalendarSource): CalendarState['reads'] {
    if (source.kind === 'file') return source.device === parts.device ? 'here' : 'otherDevice'
    const url = readCalendarAddress(source.address)
    return isOnline || (url.ok && isOnThisMachine(url.value)) ? 'here' : 'offline'
  }

  /** [FD5] */
  function watched(id: string, source: CalendarSource): () => void {
    if (source.kind !== 'file') return nothing
    try {
      return parts.watchFile(source.file, () => {
        const feed = feeds.get(id)
        if (feed?.reading) feed.isStale = true
        else void read(id)
      })
    } catch {
      // A folder that is not there, or a system with no watcher to spare: it is read at intervals then.
      return nothing
    }
  }

  /** Never rejects; whoever asks while it is being read waits for the same reading. */
  function read(id: string): Promise<void> {
    const feed = feeds.get(id)
    const source = values.all(calendarSources).get(id)
    if (feed === undefined || source === undefined || howRead(source) !== 'here') return Promise.resolve()
    feed.cancel()
    feed.reading ??= readOnce(id, source, feed).then((outcome) => {
      feed.reading = null
      feed.problem = outcome.ok ? null : outcome.failure
      feed.failures = outcome.ok ? 0 : feed.failures + 1
      if (outcome.ok) feed.readAt = clock.now()
      if (feeds.get(id) !== feed) return
      const [isStale, pause] = [feed.isStale, interval * Math.min(2 ** feed.failures, mostIntervals)]
      feed.isStale = false
      if (isStale) void read(id)
      else feed.cancel = clock.after(pause, () => void read(id))
      tell()
    })
    return feed.reading
  }

  async function readOnce(id: string, source: CalendarSource, feed: Feed): Promise<Result<null, string>> {
    const from = toInstant(Math.floor(clock.now() / week) * week)
    const fetched = await textOf(source, feed.from === from ? feed.tag : null)
    if (!fetched.ok) return fetched
    if (fetched.value === null) return succeed(null)
    const window = { from, to: toInstant(from + windowLength) }
    const reading = await parts.reader.readFeed(fetched.value.text, window, parts.timeZone)
    if (!reading.ok) return reading
    const kept = await keep(id, reading.value.busy)
    if (!kept.ok) return kept
    feed.tag = fetched.value.tag
    feed.from = from
    feed.unread = reading.value.unread
    feed.deadlines = reading.value.deadlines
    return succeed(null)
  }

  async function textOf(source: CalendarSource, tag: string | null): Promise<Result<FetchedCalendar, string>> {
    if (source.kind === 'file') return parts.readFile(source.file, tag)
    const address = readCalendarAddress(source.address)
    return address.ok ? parts.fetch(address.value, tag) : address
  }

  /** Only what differs is written: every device of theirs reads the same feed. */
  async function keep(id: string, busy: readonly BusyTime[]): Promise<Result<null, string>> {
    const times = busy.map(({ from, to }) => [from, to] as const)
    if (!values.all(calendarSources).has(id)) return succeed(null)
    if (JSON.stringify(values.all(keptBusy).get(id)?.times) === JSON.stringify(times)) return succeed(null)
    try {
      await values.set(keptBusy, new Map([[id, { at: clock.milliseconds(), times }]]))
      return succeed(null)
    } catch (error) {
      return fail(error instanceof Error ? error.message : 'What it says could not be kept.')
    }
  }

  async function add(source: CalendarSource): Promise<Result<null, string>> {
    const known = values.all(calendarSources)
    if ([...known.values()].some((other) => isSamePlace(other, source))) return fail('That calendar is read already.')
    if (known.size >= mostCalendars) return fail(`At most ${mostCalendars} calendars are read.`)
    const id = newUuid<never>(clock)
    await values.set(calendarSources, new Map([[id, source]]))
    follow()
    tell()
    await feeds.get(id)?.reading
    return succeed(null)
  }

  return {
    carryOut: async (deed) => {
      switch (deed.kind) {
        case 'add': {
          const address = readCalendarAddress(deed.address)
          if (!address.ok) return address
          return add({ kind: 'address', address: address.value.href, at: clock.milliseconds() })
        }
        case 'remove':
          if (!(await parts.told.remove(deed.id))) {
            await values.set(calendarSources, new Map([[deed.id, null]]))
            await values.set(keptBusy, new Map([[deed.id, null]]))
          }
          follow()
          tell()
          return succeed(null)
        case 'readAgain':
          await Promise.all([...feeds.keys()].map(read))
          return succeed(null)
        default:
          return assertNever(deed)
      }
    },
    addFile: async (path) =>
      isAbsolute(path)
        ? add({ kind: 'file', file: path, device: parts.device, at: clock.milliseconds() })
        : fail('This is no file of this machine.'),
    states: () => [
      ...[...values.all(calendarSources)]
        .toSorted(([, a], [, b]) => a.at - b.at)
        .map(([id, source]) => {
          const reads = howRead(source)
          const { readAt = null, problem = null, unread = 0, deadlines = [] } = feeds.get(id) ?? {}
          const kept = values.all(keptBusy).get(id)
          const elsewhere = kept === undefined ? null : instantFromMilliseconds(kept.at)
          const state = reads === 'here' ? { readAt, problem } : { readAt: readAt ?? elsewhere, problem: null }
          const found = { unread, busyTimes: kept?.times.length ?? 0, deadlines: deadlines.length }
          return { id, name: nameOfCalendar(source), reads, ...found, ...state }
        }),
      ...parts.told.all().map(stateOfTold)
    ],
    deadlines: () => new Map([...feeds].map(([id, { deadlines }]) => [id, deadlines])),
    busy: () => {
      const kept = values.all(keptBusy)
      const known = [...values.all(calendarSources).keys()].flatMap((id) => {
        const busy = kept.get(id)
        if (busy === undefined) return []
        return [{ times: busy.times, at: feeds.get(id)?.readAt ?? instantFromMilliseconds(busy.at) }]
      })
      for (const { times, toldAt } of parts.told.all()) known.push({ times, at: instantFromMilliseconds(toldAt) })
      if (known.length === 0) return null
      const times = known.flatMap((one) => one.times)
      return {
        busy: times.map(([from, to]) => ({ from: toInstant(from), to: toInstant(to) })),
        // Of several calendars, the one that was not read for longest is what the slot may be wrong by.
        readAt: toInstant(Math.min(...known.map(({ at }) => at)))
      }
    },
    setOnline: (next) => {
      if (next === isOnline) return
      isOnline = next
      follow()
      if (isOnline) for (const [id, feed] of feeds) if (feed.reading === null) void read(id)
      tell()
    },
    observe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    }
  }
}

/** [BU7] */
function stateOfTold({ id, source, toldAt, times }: ToldCalendar): CalendarState {
  const readAt = instantFromMilliseconds(toldAt)
  const nothingElse = { problem: null, unread: 0, deadlines: 0 } as const
  return { id, name: source.slice(0, longestName), reads: 'told', readAt, busyTimes: times.length, ...nothingElse }
}

function isSamePlace(one: CalendarSource, other: CalendarSource): boolean {
  if (one.kind === 'address') return other.kind === 'address' && one.address === other.address
  return other.kind === 'file' && one.file === other.file && one.device === other.device
}
