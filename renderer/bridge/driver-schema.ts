import { constraintTypes } from '../../shared/model/task.ts'
import * as z from 'zod/mini'

import { idSchema } from '../../shared/ipc/id-schema.ts'
import type { DependencyId, HandoffId, TaskId } from '../../shared/model/ids.ts'
import type { Driver } from '../../shared/schedule/schedule.ts'

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
