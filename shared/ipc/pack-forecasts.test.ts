import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { AnyId, DependencyId, HandoffId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import { constraintTypes } from '../model/task.ts'
import type { Blocker, ClearCause, Driver, TaskForecast } from '../schedule/schedule.ts'

import { forecastWords } from './forecast-words.ts'
import { packForecasts } from './pack-forecasts.ts'
import { unpackForecasts } from './unpack-forecasts.ts'
function idOf<Id extends AnyId>(id: string): Id {
  return id as Id
}
const text = fc.stringMatching(/^[a-z][a-z0-9_-]{0,3}$/)
const [task, dependency, handoff] = [text.map(idOf<TaskId>), text.map(idOf<DependencyId>), text.map(idOf<HandoffId>)]
const date = fc.integer({ min: -1_000_000, max: 60_000_000 }).map(toInstant)
const minutes = fc.integer({ min: -5_000_000, max: 5_000_000 }).map(toWorkingMinutes)

const driver = fc.oneof(
  ...(['boardStart', 'now', 'actual', 'duration', 'manual'] as const).map((kind) => fc.constant<Driver>({ kind })),
  fc.record({ dependency, predecessor: task }).map((of): Driver => ({ kind: 'dependency', ...of })),
  fc.record({ handoff, dependency, predecessor: task }).map((of): Driver => ({ kind: 'handoff', ...of })),
  fc
    .record({ constraint: fc.constantFrom(...constraintTypes), of: task })
    .map((of): Driver => ({ kind: 'constraint', ...of })),
  task.map((child): Driver => ({ kind: 'child', child }))
)
const blocker = fc.oneof(
  fc.record({ dependency, task }).map((of): Blocker => ({ kind: 'task', ...of })),
  fc.record({ dependency, task }).map((of): Blocker => ({ kind: 'approval', ...of })),
  fc.record({ dependency, handoff, task }).map((of): Blocker => ({ kind: 'handoff', ...of })),
  fc.record({ date, of: task }).map((of): Blocker => ({ kind: 'notBefore', ...of }))
)
const cause = fc.oneof(
  ...(['finished', 'started', 'granted', 'cancelled'] as const).map((kind) =>
    task.map((id): ClearCause => ({ kind, task: id }))
  ),
  handoff.map((id): ClearCause => ({ kind: 'caught', handoff: id })),
  date.map((reached): ClearCause => ({ kind: 'dateReached', date: reached })),
  fc.constant<ClearCause>({ kind: 'nothingLeft' })
)
const forecast: fc.Arbitrary<TaskForecast> = fc.record({
  task,
  state: fc.constantFrom(...forecastWords.state),
  earlyStart: date,
  earlyFinish: date,
  lateStart: date,
  lateFinish: date,
  totalFloat: fc.option(minutes),
  freeFloat: fc.option(minutes),
  critical: fc.boolean(),
  startDriver: driver,
  finishDriver: driver,
  blockers: fc.array(blocker, { maxLength: 3 }),
  conditions: fc.nat(9),
  epoch: fc.option(fc.record({ id: text, at: date, cause })),
  promiseBroken: fc.boolean(),
  floatToPromise: fc.option(fc.record({ minutes, task }))
})
const forecasts = fc.array(forecast, { maxLength: 6 })

describe('packed forecasts', () => {
  it('are read as what was written', () => {
    fc.assert(
      fc.property(forecasts, (some) => {
        expect(unpackForecasts(structuredClone(packForecasts(some)))).toEqual({ ok: true, value: some })
      })
    )
  })

  it('are refused where one is missing or too much', () => {
    fc.assert(
      fc.property(forecasts, forecast, fc.nat(), (some, more, cut) => {
        const packed = packForecasts([...some, more])
        const { count, ids, numbers } = packed
        const shorter = numbers.subarray(0, cut % numbers.length)
        expect(unpackForecasts({ ...packed, count: count + 1 }).ok).toBe(false)
        expect(unpackForecasts({ ...packed, count: count - 1 }).ok).toBe(false)
        expect(unpackForecasts({ ...packed, numbers: shorter }).ok).toBe(false)
        expect(unpackForecasts({ ...packed, numbers: Float64Array.of(...numbers, 0) }).ok).toBe(false)
        expect(unpackForecasts({ ...packed, ids: `${ids} ` }).ok).toBe(false)
      })
    )
  })

  it('are read or refused, whatever numbers arrive', () => {
    fc.assert(
      fc.property(forecasts, forecast, fc.nat(), fc.double(), (some, more, at, wrong) => {
        const packed = packForecasts([...some, more])
        const numbers = packed.numbers.slice()
        numbers[at % numbers.length] = wrong
        const read = unpackForecasts({ ...packed, numbers })
        if (!read.ok) return
        const ids = new Set(packed.ids.split(' '))
        for (const { task: id, earlyStart } of read.value)
          expect([ids.has(id), Number.isInteger(earlyStart)]).toEqual([true, true])
      })
    )
  })

  it('of nothing are nothing', () => {
    expect(unpackForecasts(packForecasts([]))).toEqual({ ok: true, value: [] })
  })
})
