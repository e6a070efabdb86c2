import fc from 'fast-check'
import { expect, it } from 'vitest'

import { defaultTask } from '../model/default-task.ts'
import { emptyGraph } from '../model/empty-graph.ts'
import type { BoardId, PersonId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Task } from '../model/task.ts'
import { compileCalendar } from '../schedule/compile-calendar.ts'
import type { WorkingStretch } from '../schedule/compile-calendar.ts'
import { defaultCalendar } from '../model/default-calendar.ts'

import { firstOpenSlot } from './first-open-slot.ts'

/** A moment in November 2026, UTC; the 16th is a Monday, and work is from 9 to 17. */
const on = (day: number, hour: number, minute = 0) => toInstant(Date.UTC(2026, 10, day, hour, minute) / 60_000)
const ana = 'ana' as PersonId
const task = (id: string, change: Partial<Task> = {}): Task =>
  defaultTask({ id: id as TaskId, title: id, owner: ana, estimate: toWorkingMinutes(120), ...change })
const board = (...tasks: readonly Task[]) => ({
  ...emptyGraph('board' as BoardId),
  tasks: new Map(tasks.map((one) => [one.id, one]))
})
const stretch = (from: number, to: number): WorkingStretch => ({ from: toInstant(from), to: toInstant(to) })
const slot = (change: Partial<Task>, busy: readonly WorkingStretch[] = [], now = on(16, 10, 5)) =>
  firstOpenSlot(board(task('a', change)), 'a' as TaskId, busy, now)

it('[OS3] the first free stretch that holds the work, from the next quarter of an hour', () => {
  expect(slot({})).toEqual(stretch(on(16, 10, 15), on(16, 12, 15)))
  expect(slot({}, [stretch(on(16, 9), on(16, 11)), stretch(on(16, 12), on(16, 15, 20))])).toEqual(
    stretch(on(17, 9), on(17, 11))
  )
  expect(slot({}, [stretch(on(16, 12), on(16, 14, 50)), stretch(on(16, 9), on(16, 11))])).toEqual(
    stretch(on(16, 15), on(16, 17))
  )
})

it('[OS3] work longer than half a day begins where half a day is free, and the slot ends with the stretch', () => {
  const long = { estimate: toWorkingMinutes(3 * 480) }
  expect(slot(long)).toEqual(stretch(on(16, 10, 15), on(16, 17)))
  expect(slot(long, [stretch(on(16, 13), on(16, 14))])).toEqual(stretch(on(17, 9), on(17, 17)))
})

it('[OS2] what the same person has taken is not offered again, what others have is', () => {
  const takes = (owner: PersonId) =>
    task('b', { owner, constraint: { type: 'startNoEarlierThan', date: on(16, 11) }, estimate: toWorkingMinutes(180) })
  const offered = (other: Task) => firstOpenSlot(board(task('a'), other), 'a' as TaskId, [], on(16, 10))
  expect(offered(takes(ana))).toEqual(stretch(on(16, 14), on(16, 16)))
  expect(offered(takes('ben' as PersonId))).toEqual(stretch(on(16, 10), on(16, 12)))
  expect(offered({ ...takes(ana), actualStart: on(16, 9) })).toEqual(stretch(on(16, 10), on(16, 12)))
})

it('[OS1] what has begun, waits, has a date of its own or no work needs no slot', () => {
  const dated = (type: 'mustStartOn' | 'startNoEarlierThan', date = on(18, 9)) => ({ constraint: { type, date } })
  expect([
    slot({ actualStart: on(16, 9) }),
    slot({ cancelledAt: on(16, 9) }),
    slot({ estimate: toWorkingMinutes(0) }),
    slot({ kind: 'milestone' }),
    slot({ waiting: { until: on(18, 9), reason: 'holiday' } }),
    slot(dated('mustStartOn')),
    slot(dated('startNoEarlierThan')),
    slot(dated('startNoEarlierThan', on(16, 9)))
  ]).toEqual([null, null, null, null, null, null, null, null])
  // Its slot has passed, and it was not begun.
  expect(slot(dated('startNoEarlierThan', on(13, 9)))).toEqual(stretch(on(16, 10, 15), on(16, 12, 15)))
})

it('[OS4] where nothing is free within 60 days nothing is offered', () => {
  expect(slot({}, [stretch(on(16, 0), on(16, 0) + 61 * 1440)])).toBeNull()
  expect(slot({}, [stretch(on(16, 0), on(16, 0) + 59 * 1440)])).not.toBeNull()
})

it('[OS2] [OS3] a slot is working time, free, in the future, and nothing before it is', () => {
  const calendar = compileCalendar(defaultCalendar)
  const times = fc.array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 900 })), {
    maxLength: 30
  })
  fc.assert(
    fc.property(times, fc.integer({ min: 1, max: 2000 }), (blocks, minutes) => {
      const now = on(16, 10)
      const busy = blocks.map(([from, length]) => stretch(now + from, now + from + length))
      const found = slot({ estimate: toWorkingMinutes(minutes) }, busy, now)
      if (found === null) throw new Error('two weeks of appointments leave something free in sixty days')
      const isFree = (at: number) =>
        calendar.isWorking(toInstant(at)) && busy.every(({ from, to }) => at < from || at >= to)
      const needed = Math.min(minutes, 240)
      const holds = (from: number, length: number) => {
        for (let at = from; at < from + length; at++) if (!isFree(at)) return false
        return true
      }
      expect(found.from % 15).toBe(0)
      expect(holds(found.from, found.to - found.from)).toBe(true)
      expect(found.to - found.from).toBeGreaterThanOrEqual(needed)
      for (let earlier: number = now; earlier < found.from; earlier += 15) expect(holds(earlier, needed)).toBe(false)
    }),
    { numRuns: 60 }
  )
})
