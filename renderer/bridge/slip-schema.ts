import * as z from 'zod/mini'

import { idSchema } from '../../shared/ipc/id-schema.ts'
import type { IntentId, TaskId } from '../../shared/model/ids.ts'
import type { Slip } from '../../shared/schedule/slip.ts'

import { driverSchema } from './driver-schema.ts'
import { instantSchema, workingMinutesSchema } from './time-schemas.ts'

const task = idSchema<TaskId>()

/** What one cause moved. */
export const slipSchema: z.ZodMiniType<Slip> = z.object({
  cause: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('intent'), intent: idSchema<IntentId>(), task: z.nullable(task) }),
    z.object({ kind: z.literal('preview'), task }),
    z.object({ kind: z.literal('clock') })
  ]),
  shifts: z.array(
    z.object({
      task,
      startBefore: instantSchema,
      startAfter: instantSchema,
      finishBefore: instantSchema,
      finishAfter: instantSchema,
      shift: workingMinutesSchema,
      driver: driverSchema
    })
  ),
  absorbed: z.array(z.object({ task, minutes: workingMinutesSchema })),
  brokenPromises: z.array(task),
  keptPromises: z.array(task)
})
