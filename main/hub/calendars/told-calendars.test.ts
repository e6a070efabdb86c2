import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { fail, succeed } from '../../../shared/lib/result.ts'
import type { DeviceId } from '../../../shared/model/ids.ts'
import type { CloudEvent } from '../../../shared/signals/cloud-event.ts'
import { fakeClock } from '../fake-clock.testing.ts'

import { keptValues } from './kept-values.testing.ts'
import { takeOwnSignals } from './own-signals.ts'
import { createToldCalendars, mostTold } from './told-calendars.ts'

/** Monday, 23 November 2026, 8:00 UTC. */
const monday = Date.UTC(2026, 10, 23, 8)

/** Says that its source is busy for an hour at an hour of that Monday, told so many minutes before 8:00. */
function event(id: string, source: string, hour: number, minutesAgo: number): CloudEvent {
  const from = Date.UTC(2026, 10, 23, hour)
  const busy = [{ from: new Date(from).toISOString(), to: new Date(from + 3_600_000).toISOString(), title: 'Secret' }]
  const time = monday - minutesAgo * 60_000
  return { id, source, type: 'calendar.busy', subject: 'SLIP-1', time, data: { busy }, extensions: new Map() }
}

function device(kept = new Map<string, unknown>(), name = 'desk') {
  const { values, writes } = keptValues(kept)
  const clock = fakeClock(monday)
  return { kept, writes, clock, told: createToldCalendars({ values, clock, device: name as DeviceId }) }
}

/** Which hours of that Monday count, by source. */
function hours({ told }: Pick<ReturnType<typeof device>, 'told'>): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(
    told.all().map(({ source, times }) => [source, times.map(([from]) => new Date(from * 60_000).getUTCHours())])
  )
}

describe('busy times that are told', () => {
  test('[BU7] the latest of a source counts; the same again is one, and what was earlier changes nothing', async () => {
    const desk = device()
    const outcomes = async (...events: readonly CloudEvent[]) => {
      const taken = await desk.told.take(events)
      return taken.ok ? taken.value.map(({ result, reason }) => reason ?? result) : taken.failure
    }
    expect(await outcomes(event('b', '/sync', 12, 10), event('b', '/sync', 12, 10))).toEqual(['applied', 'duplicate'])
    expect(await outcomes(event('b', '/sync', 12, 10), event('a', '/sync', 9, 20))).toEqual([
      'duplicate',
      'time: its source said otherwise later, or you removed it'
    ])
    expect(hours(desk)).toEqual({ '/sync': [12] })
    expect(await outcomes(event('c', '/sync', 13, 5), event('d', '/other', 15, 5))).toEqual(['applied', 'applied'])
    expect(hours(desk)).toEqual({ '/other': [15], '/sync': [13] })
    expect(await outcomes({ ...event('e', '/sync', 9, 0), data: { busy: [{}] } })).toEqual([
      'data: busy 1: from: is no RFC 3339 moment'
    ])
    expect(await outcomes({ ...event('e', '/sync', 9, 0), time: null })).toEqual([
      'time: is missing, and what happened last counts'
    ])
    expect(hours(desk)).toEqual({ '/other': [15], '/sync': [13] })
  })

  test('[BU7] nothing but stretches, source, id and time is kept, and times that did not change are not written again', async () => {
    const desk = device()
    await desk.told.take([event('a', '/sync', 9, 20)])
    const before = desk.writes()
    await desk.told.take([event('b', '/sync', 9, 10)])
    expect(desk.writes() - before).toBe(1)
    expect(desk.told.all()).toMatchObject([{ source: '/sync', toldAt: monday - 10 * 60_000 }])
    const [from, to] = [Date.UTC(2026, 10, 23, 9) / 60_000, Date.UTC(2026, 10, 23, 10) / 60_000]
    expect([...desk.kept.values()]).toEqual([
      { at: monday, times: [[from, to]] },
      { source: '/sync', event: 'b', time: monday - 10 * 60_000 }
    ])
  })

  test('[BU7] whatever the order, and whichever device hears of it, the same counts on all of them', async () => {
    const events = Array.from({ length: 6 }, (_, place) =>
      event(`e${place}`, place % 2 === 0 ? '/a' : '/b', 9 + place, [30, 20, 20, 10, 20, 10][place] ?? 0)
    )
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...events, ...events], { minLength: 12 }),
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        async (order, isDesk) => {
          const [desk, laptop] = [device(), device(new Map(), 'laptop')]
          for (const [place, one] of order.entries()) await (isDesk[place] ? desk : laptop).told.take([one])
          expect(hours(device(new Map([...desk.kept, ...laptop.kept])))).toEqual({ '/a': [13], '/b': [14] })
        }
      ),
      { numRuns: 20 }
    )
  })

  test('[BU7] a source that was taken away counts again once it tells something later', async () => {
    const desk = device()
    await desk.told.take([event('a', '/sync', 9, 20)])
    const [{ id } = { id: '' }] = desk.told.all()
    expect(await desk.told.remove('nothing')).toBe(false)
    expect(await desk.told.remove(id)).toBe(true)
    await desk.told.take([event('a', '/sync', 9, 20), event('b', '/sync', 10, 1)])
    expect([desk.told.all(), JSON.stringify([...desk.kept]).includes('times')]).toEqual([[], false])
    desk.clock.run(60_000)
    await desk.told.take([event('c', '/sync', 11, -1)])
    expect(hours(desk)).toEqual({ '/sync': [11] })
  })

  test('[BU7] one source more than are kept is ignored, until another is taken away', async () => {
    const desk = device()
    await desk.told.take(Array.from({ length: mostTold }, (_, place) => event('a', `/${place}`, 9, 20)))
    const more = event('a', '/more', 9, 20)
    const refused = {
      id: 'a',
      result: 'ignored',
      reason: 'source: 20 others tell already; remove one among your calendars'
    }
    expect(await desk.told.take([more])).toEqual(succeed([refused]))
    await desk.told.remove(desk.told.all()[0]?.id ?? '')
    expect(await desk.told.take([more])).toEqual(succeed([{ id: 'a', result: 'applied' }]))
  })

  test('[SG18] they never reach a board, and each event has its result in its place', async () => {
    const desk = device()
    const reached: string[] = []
    const intake = takeOwnSignals(desk.told, {
      take: (events) => {
        reached.push(...events.map((one) => (one.ok ? one.value.type : one.failure)))
        return Promise.resolve(succeed(events.map(() => ({ id: null, result: 'proposed' as const }))))
      }
    })
    const other = succeed({ ...event('x', '/ci', 9, 1), type: 'ci.passed' })
    expect(await intake.take([other, succeed(event('a', '/sync', 9, 1)), fail('no event'), other])).toEqual(
      succeed([
        { id: null, result: 'proposed' },
        { id: 'a', result: 'applied' },
        { id: null, result: 'proposed' },
        { id: null, result: 'proposed' }
      ])
    )
    expect(reached).toEqual(['ci.passed', 'no event', 'ci.passed'])
  })

  test('[EP6] what the disk refuses is not promised', async () => {
    const { values } = keptValues()
    const told = createToldCalendars({
      values: { ...values, settled: () => Promise.resolve(false) },
      clock: fakeClock(monday),
      device: 'desk' as DeviceId
    })
    expect(await told.take([event('a', '/sync', 9, 1)])).toEqual(
      fail('The disk refuses. Nothing is lost that is sent again.')
    )
  })
})
