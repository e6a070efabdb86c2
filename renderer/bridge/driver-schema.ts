import { constraintTypes } from '../../shared/model/task.ts'
import * as z from 'zod/mini'

import { idSchema } from '../../shared/ipc/id-schema.ts'
import type { DependencyId, HandoffId, TaskId } from '../../shared/model/ids.ts'
import type { Driver, TaskForecast } from '../../shared/schedule/schedule.ts'

import { instantSchema, workingMinutesSchema } from './time-schemas.ts'

const task = idSchema<TaskId>()
const dependency = idSchema<DependencyId>()
const handoff = idSchema<HandoffId>()
/** The eight constraint types. */
export const constraintTypeSchema = z.enum(constraintTypes)

/** What set a date. */
export const driverSchema: z.ZodMiniType<Driver> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('boardStart') }),
  z.object({ kind: z.literal('now') }),
  z.object({ kind: z.literal('actual') }),
  z.object({ kind: z.literal('duration') }),
  z.object({ kind: z.literal('dependency'), dependency, predecessor: task }),
  z.object({ kind: z.literal('handoff'), handoff, dependency, predecessor: task }),
  z.object({ kind: z.literal('constraint'), constraint: constraintTypeSchema, of: task }),
  z.object({ kind: z.literal('child'), child: task }),
  z.object({ kind: z.literal('manual') })
])

const blocker = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('task'), dependency, task }),
  z.object({ kind: z.literal('approval'), dependency, task }),
  z.object({ kind: z.literal('handoff'), dependency, handoff, task }),
  z.object({ kind: z.literal('notBefore'), date: instantSchema, of: task })
])

const clearCause = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['finished', 'started', 'granted', 'cancelled']), task }),
  z.object({ kind: z.literal('caught'), handoff }),
  z.object({ kind: z.literal('dateReached'), date: instantSchema }),
  z.object({ kind: z.literal('nothingLeft') })
])

/** What the engine says about one task. */
export const forecastSchema: z.ZodMiniType<TaskForecast> = z.object({
  task,
  state: z.enum(['blocked', 'clear', 'inProgress', 'waiting', 'done', 'cancelled']),
  earlyStart: instantSchema,
  earlyFinish: instantSchema,
  lateStart: instantSchema,
  lateFinish: instantSchema,
  totalFloat: z.nullable(workingMinutesSchema),
  freeFloat: z.nullable(workingMinutesSchema),
  critical: z.boolean(),
  startDriver: driverSchema,
  finishDriver: driverSchema,
  blockers: z.array(blocker),
  conditions: z.number(),
  epoch: z.nullable(z.object({ id: z.string(), at: instantSchema, cause: clearCause })),
  promiseBroken: z.boolean(),
  floatToPromise: z.nullable(z.object({ minutes: workingMinutesSchema, task }))
})
