import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { BusyTime } from '../../../shared/model/busy-time.ts'
import type { DeviceId } from '../../../shared/model/ids.ts'
import { busyOfEvent } from '../../../shared/signals/busy-of-event.ts'
import type { CloudEvent } from '../../../shared/signals/cloud-event.ts'
import { momentOfEvent } from '../../../shared/signals/moment-of-event.ts'
import type { Clock } from '../clock.ts'
import type { PersonalValues } from '../personal/personal-values.ts'
import type { EventResult } from '../signals/signal-intake.ts'

import { keptBusy } from './calendar-values.ts'
import type { KeptBusy } from './calendar-values.ts'
import { idOfTold, keyOfTold, toldSources } from './told-values.ts'
import type { ToldSource } from './told-values.ts'

/** [BU7] A source that counts: what it told last, and when, in Unix milliseconds. */
export type ToldCalendar = {
  readonly id: string
  readonly source: string
  readonly toldAt: number
  readonly times: KeptBusy['times']
}

export type ToldCalendarParts = {
  readonly values: Pick<PersonalValues, 'all' | 'set' | 'settled'>
  readonly clock: Clock
  readonly device: DeviceId
}

/** The busy times that programs told this person's devices. */
export type ToldCalendars = {
  /** [BU7] Takes events of `busyType` in; what it answers with is on disk. Never rejects. */
  readonly take: (events: readonly CloudEvent[]) => Promise<Result<readonly EventResult[], string>>
  /** In the order of their names. */
  readonly all: () => readonly ToldCalendar[]
  /** [BU7] Until it tells something later. False where there is no such source. Rejects with a sentence. */
  readonly remove: (id: string) => Promise<boolean>
}

/** [BU7] Sources that count at once. */
export const mostTold = 20

/** What a source says from now on. */
type Telling = ToldSource & { readonly busy: readonly BusyTime[] }

export function createToldCalendars({ values, clock, device }: ToldCalendarParts): ToldCalendars {
  let turn: Promise<unknown> = Promise.resolve()

  /** One after the other: what is later is seen by looking at what is kept. */
  function inTurn<Value>(deed: () => Promise<Value>): Promise<Value> {
    const done = turn.then(deed)
    turn = done.catch(() => undefined)
    return done
  }

  /** By key, of each source the latest, whichever device heard it. */
  function latest(): ReadonlyMap<string, ToldSource & { readonly key: string }> {
    const bySource = new Map<string, ToldSource & { readonly key: string }>()
    for (const [key, told] of values.all(toldSources)) {
      const other = bySource.get(told.source)
      if (other === undefined || isLater(told, other)) bySource.set(told.source, { ...told, key })
    }
    return bySource
  }

  async function takeInTurn(events: readonly CloudEvent[]): Promise<readonly EventResult[]> {
    const heard = [...values.all(toldSources).values()]
    const known = latest()
    const fresh = new Map<string, Telling>()
    const counting = new Set([...known.values()].flatMap(({ source, event }) => (event === null ? [] : [source])))
    const results = events.map((event): EventResult => {
      const { id, source } = event
      const ignore = (reason: string): EventResult => ({ id, result: 'ignored', reason })
      const moment = momentOfEvent(event, clock.milliseconds())
      if (!moment.ok) return ignore(moment.failure)
      const busy = busyOfEvent(event)
      if (!busy.ok) return ignore(busy.failure)
      const telling: Telling = { source, event: id, time: moment.value, busy: busy.value }
      const other = fresh.get(source) ?? known.get(source)
      if ([...heard, other].some((one) => one?.source === source && one.event === id))
        return { id, result: 'duplicate' }
      if (other !== undefined && !isLater(telling, other))
        return ignore('time: its source said otherwise later, or you removed it')
      if (!counting.has(source) && counting.size >= mostTold)
        return ignore(`source: ${mostTold} others tell already; remove one among your calendars`)
      counting.add(source)
      fresh.set(source, telling)
      return { id, result: 'applied' }
    })
    await write([...fresh.values()])
    return results
  }

  /** The times go first: what was not written whole is written when it is told again. */
  async function write(tellings: readonly Telling[]): Promise<void> {
    const kept = values.all(keptBusy)
    const at = clock.milliseconds()
    const changed = tellings.flatMap(({ source, busy }) => {
      const key = keyOfTold(source, device)
      const times = busy.map(({ from, to }) => [from, to] as const)
      return JSON.stringify(kept.get(key)?.times) === JSON.stringify(times) ? [] : [[key, { at, times }] as const]
    })
    if (changed.length > 0) await values.set(keptBusy, new Map(changed))
    const heads = tellings.map(({ source, event, time }): readonly [string, ToldSource] => [
      keyOfTold(source, device),
      { source, event, time }
    ])
    if (heads.length > 0) await values.set(toldSources, new Map(heads))
  }

  return {
    take: async (events) => {
      try {
        const results = await inTurn(() => takeInTurn(events))
        if (await values.settled()) return succeed(results)
        return fail('The disk refuses. Nothing is lost that is sent again.')
      } catch (error) {
        return fail(error instanceof Error ? error.message : 'The disk refuses. Nothing is lost that is sent again.')
      }
    },
    all: () => {
      const kept = values.all(keptBusy)
      return [...latest().values()]
        .filter(({ event }) => event !== null)
        .map(({ key, source, time }) => ({
          id: idOfTold(source),
          source,
          toldAt: time,
          times: kept.get(key)?.times ?? []
        }))
        .toSorted((a, b) => (a.source < b.source ? -1 : 1))
    },
    remove: (id) =>
      inTurn(async () => {
        const told = [...latest().values()].find(({ source }) => idOfTold(source) === id)
        if (told === undefined) return false
        const { source } = told
        const time = Math.max(clock.milliseconds(), told.time + 1)
        const keys = [...values.all(toldSources)].flatMap(([key, one]) => (one.source === source ? [key] : []))
        await values.set(toldSources, new Map([[keyOfTold(source, device), { source, event: null, time }]]))
        await values.set(keptBusy, new Map(keys.map((key) => [key, null])))
        return true
      })
  }
}

/** Of two of one millisecond the one with the higher id, as among the signals of a board. [SG3] */
function isLater(one: ToldSource, other: ToldSource): boolean {
  return one.time === other.time ? (one.event ?? '') > (other.event ?? '') : one.time > other.time
}
