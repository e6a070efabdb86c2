import * as z from 'zod/mini'

import { idSchema } from '../../shared/ipc/id-schema.ts'
import type { DependencyId, TaskId } from '../../shared/model/ids.ts'
import type { ScheduleIssue } from '../../shared/schedule/schedule.ts'

import { constraintTypeSchema, driverSchema } from './driver-schema.ts'
import { instantSchema } from './time-schemas.ts'

const task = idSchema<TaskId>()
const dependency = idSchema<DependencyId>()

/** What is wrong with the plan. */
export const issueSchema: z.ZodMiniType<ScheduleIssue> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('constraintConflict'),
    task,
    constraint: constraintTypeSchema,
    wanted: instantSchema,
    possible: instantSchema,
    driver: driverSchema
  }),
  z.object({ kind: z.literal('outOfOrder'), task, dependency }),
  z.object({ kind: z.literal('emptyCalendar'), task, calendar: z.string() }),
  z.object({
    kind: z.literal('brokenCalendar'),
    calendar: z.string(),
    problem: z.enum(['timeZone', 'week', 'exception', 'missing'])
  }),
  z.object({ kind: z.literal('missingTask'), dependency, missing: task }),
  z.object({ kind: z.literal('parentCycle'), task, path: z.array(task) }),
  z.object({ kind: z.literal('ownDescendant'), dependency }),
  z.object({ kind: z.literal('absurdNumber'), task, field: z.string() })
])
