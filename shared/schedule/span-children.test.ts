import { describe, expect, test } from 'vitest'

import type { TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { ConstraintType, Task } from '../model/task.ts'

import { computeSchedule } from './compute-schedule.ts'
import { dependencyOf, graphOf, idOf, monday, taskOf } from './random-graph.test-support.ts'
import type { Schedule, TaskForecast } from './schedule.ts'

const hour = 60
const day = 1440
const at = (offset: number): Instant => toInstant(monday + offset)
/** Days after Monday 5 January, at 9:00 and at 17:00. */
const morning = (days: number): Instant => at(days * day)
const evening = (days: number): Instant => at(days * day + 8 * hour)
const inside = { parent: idOf<TaskId>('s') }
const hours = (count: number): Partial<Task> => ({ estimate: toWorkingMinutes(count * 60) })
const done = (start: Instant, finish: Instant): Partial<Task> => ({ actualStart: start, actualFinish: finish })

/** A summary of those children, with an owner’s say about itself. */
function summary(children: readonly Partial<Task>[], facts: Partial<Task> = {}, now: Instant = monday): Schedule {
  const tasks = children.map((child, index) => taskOf(`s${index + 1}`, { ...inside, ...child }))
  const before = taskOf('before', hours(16))
  return computeSchedule(
    graphOf({ tasks: [before, taskOf('s', facts), ...tasks], dependencies: [dependencyOf('before', 's1')] }),
    now
  )
}

function of(found: Schedule, id = 's'): TaskForecast {
  const one = found.forecasts.get(idOf<TaskId>(id))
  if (one === undefined) throw new Error(`no forecast for ${id}`)
  return one
}

describe('the span', () => {
  test('[FP7] is of those that take part, and names who begins and who ends it', () => {
    const found = summary([hours(8), hours(16), { ...hours(80), cancelledAt: monday }])
    expect(of(found)).toMatchObject({
      earlyStart: morning(0),
      startDriver: { kind: 'child', child: 's2' },
      earlyFinish: evening(2),
      finishDriver: { kind: 'child', child: 's1' }
    })
    const cancelledFirst = summary([{ ...hours(80), cancelledAt: monday }, hours(8), hours(16)])
    expect(of(cancelledFirst)).toMatchObject({
      earlyStart: morning(0),
      startDriver: { kind: 'child', child: 's2' },
      earlyFinish: evening(1),
      finishDriver: { kind: 'child', child: 's3' }
    })
  })

  test('[FP7] of children alike names the first of them', () => {
    const alike = summary([{ cancelledAt: monday }, hours(8), hours(8)])
    expect(of(alike)).toMatchObject({
      startDriver: { kind: 'child', child: 's2' },
      finishDriver: { kind: 'child', child: 's2' }
    })
  })

  test('[FP7] of nothing that takes part is of all, and it is cancelled if any of them was', () => {
    const found = summary([{ cancelledAt: monday }, { ...hours(80), cancelledAt: monday }])
    expect(of(found)).toMatchObject({ state: 'cancelled', earlyStart: morning(0), earlyFinish: evening(1) })
    expect(of(summary([{ inactive: true }, { cancelledAt: monday }])).state).toBe('cancelled')
  })
})

describe('its own latest dates', () => {
  const conflict = (
    type: ConstraintType,
    date: Instant,
    children: readonly Partial<Task>[] = [hours(8), hours(8)],
    now: Instant = monday
  ) =>
    summary(children, { constraint: { type, date } }, now).issues.filter(
      (issue) => 'task' in issue && issue.task === 's'
    )

  test.each(['mustFinishOn', 'finishNoLaterThan'] as const)(
    '[FP4] [FP7] %s is reported once the span ends after it',
    (type) => {
      expect(conflict(type, evening(2))).toEqual([])
      expect(conflict(type, evening(1))).toEqual([
        {
          kind: 'constraintConflict',
          task: 's',
          constraint: type,
          wanted: evening(1),
          possible: evening(2),
          driver: { kind: 'child', child: 's1' }
        }
      ])
    }
  )

  test.each(['mustStartOn', 'startNoLaterThan'] as const)(
    '[FP4] [FP7] %s is reported once the span begins after it',
    (type) => {
      const late = [hours(8)]
      expect(conflict(type, morning(2), late)).toEqual([])
      // Tuesday evening is Wednesday morning to work that has to begin.
      expect(conflict(type, evening(1), late)).toEqual([])
      expect(conflict(type, at(day + 7 * hour), late)).toEqual([
        {
          kind: 'constraintConflict',
          task: 's',
          constraint: type,
          wanted: at(day + 7 * hour),
          possible: morning(2),
          driver: { kind: 'child', child: 's1' }
        }
      ])
    }
  )

  test.each(['startNoEarlierThan', 'finishNoEarlierThan', 'asLateAsPossible', 'asSoonAsPossible'] as const)(
    '[FP4] [FP7] %s is no latest date',
    (type) => {
      expect(conflict(type, at(-day))).toEqual([])
    }
  )

  test('[FP4] [FP7] a start that has happened is settled, a finish only when all is finished', () => {
    const begun = [{ ...hours(16), actualStart: morning(1) }]
    expect(conflict('mustStartOn', morning(0), begun, morning(1))).toEqual([])
    expect(conflict('finishNoLaterThan', morning(0), begun, morning(1))).toMatchObject([{ possible: evening(2) }])
    const over = [done(morning(1), evening(2))]
    expect(conflict('finishNoLaterThan', morning(0), over, evening(2))).toEqual([])
    expect(conflict('mustStartOn', morning(0), over, evening(2))).toEqual([])
  })

  test('[FP4] [FP7] what takes no part keeps no dates', () => {
    expect(conflict('finishNoLaterThan', morning(0), [{ cancelledAt: monday }])).toEqual([])
  })
})
