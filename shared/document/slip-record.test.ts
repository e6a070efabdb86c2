import { expect, test } from 'vitest'

import type { Intent } from '../intents/intent.ts'
import type { PersonId, SlipId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'

import { failureOf, id, meet, openDesk } from './board-desk.test-support.ts'
import type { Desk } from './board-desk.test-support.ts'

type Recorded = Extract<Intent, { readonly type: 'recordSlip' }>['record']

const at = toInstant(29_898_300)
const uuid = (place: number) => `019a1e39-5ae8-7a71-9e00-${String(place).padStart(12, '0')}`

function recordOf(parts: Partial<Recorded> = {}): Recorded {
  return {
    id: id<SlipId>('slip'),
    cause: id('cause'),
    by: id<PersonId>('ana'),
    at,
    source: id<TaskId>('a'),
    later: 1,
    earlier: 0,
    moves: [{ task: id('a'), finishBefore: at, finishAfter: toInstant(at + 480), shift: toWorkingMinutes(480) }],
    absorbed: 0,
    absorbedBy: [],
    brokenPromises: [],
    keptPromises: [],
    ...parts
  }
}

/** Bytes of the update that an intent makes. */
function sizeOf(desk: Desk, intent: Intent): number {
  let bytes = 0
  const count = (update: Uint8Array): void => {
    bytes += update.length
  }
  desk.doc.on('update', count)
  desk.do(intent)
  desk.doc.off('update', count)
  return bytes
}

test('[IT8] a record is kept as it was said, and withdrawn is its only field', () => {
  const ana = openDesk(1, 'ana')
  ana.do({ type: 'recordSlip', record: recordOf() })
  expect([...ana.index.graph().slips.values()]).toEqual([{ ...recordOf(), withdrawn: false }])
  ana.do({ type: 'withdrawSlip', slip: id('slip'), withdrawn: true })
  expect([...ana.index.graph().slips.values()]).toEqual([{ ...recordOf(), withdrawn: true }])
  expect(ana.do({ type: 'withdrawSlip', slip: id('slip'), withdrawn: true }).parts).toBe(0)
  expect(ana.index.problems()).toEqual([])
})

test('[DOC5] [IT8] two hubs that record one cause make one record; another under its id is refused', () => {
  const [ana, ben] = [openDesk(1, 'ana'), openDesk(2, 'ben')]
  for (const desk of [ana, ben]) desk.do({ type: 'recordSlip', record: recordOf() })
  meet(ana, ben)
  expect(ana.index.graph()).toEqual(ben.index.graph())
  expect(ana.do({ type: 'recordSlip', record: recordOf() }).parts).toBe(0)
  expect(failureOf(ana.commit({ type: 'recordSlip', record: recordOf({ later: 2 }) }))?.kind).toBe('invalid')
})

test('[IT8] refused: a record that cannot be read, and to withdraw what was not kept', () => {
  const ana = openDesk(1, 'ana')
  expect(failureOf(ana.commit({ type: 'recordSlip', record: recordOf({ later: -1 }) }))?.kind).toBe('invalid')
  expect(failureOf(ana.commit({ type: 'withdrawSlip', slip: id('slip'), withdrawn: true }))?.kind).toBe('unknownThing')
})

test('[SL6] a usual record takes half a kilobyte, the largest two, a withdrawal a hundred bytes', () => {
  const move = (place: number) => ({
    task: id<TaskId>(uuid(place)),
    finishBefore: at,
    finishAfter: toInstant(at + 9_600),
    shift: toWorkingMinutes(960)
  })
  const tasks = (count: number) => Array.from({ length: count }, (_, place) => id<TaskId>(uuid(place)))
  const common = {
    id: id<SlipId>(uuid(99)),
    cause: id<never>(uuid(98)),
    by: id<PersonId>(uuid(97)),
    source: move(0).task
  }
  const usual = recordOf({ ...common, later: 3, moves: [move(0), move(1), move(2)] })
  const largest = recordOf({
    ...common,
    later: 500,
    moves: tasks(10).map((_, place) => move(place)),
    absorbed: 2,
    absorbedBy: tasks(2),
    brokenPromises: tasks(10),
    keptPromises: tasks(10)
  })
  const sizes = [usual, largest].map((record) => sizeOf(openDesk(1, 'ana'), { type: 'recordSlip', record }))
  const ana = openDesk(1, 'ana')
  ana.do({ type: 'recordSlip', record: usual })
  const withdrawal = sizeOf(ana, { type: 'withdrawSlip', slip: usual.id, withdrawn: true })
  const [small = 0, large = 0] = sizes
  expect({ small: small <= 512, large: large <= 2048, withdrawal: withdrawal <= 110 }).toEqual({
    small: true,
    large: true,
    withdrawal: true
  })
})
