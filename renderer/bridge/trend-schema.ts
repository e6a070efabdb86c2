import * as z from 'zod/mini'

import type { TrendWeek } from '../../shared/debt/debt-trend.ts'
import { idSchema } from '../../shared/ipc/id-schema.ts'
import type { TaskId } from '../../shared/model/ids.ts'

import { instantSchema } from './time-schemas.ts'

const initiatives = z.array(
  z.object({ initiative: z.nullable(idSchema<TaskId>()), principal: z.number(), interest: z.number() })
)
const seams = z.array(
  z.object({
    ends: z.nullable(z.tuple([z.string(), z.string()])),
    principal: z.number(),
    interest: z.number()
  })
)

const day = z.object({
  at: instantSchema,
  principal: z.number(),
  interest: z.number(),
  delay: z.number(),
  initiatives,
  seams,
  closed: z.object({ lines: z.number(), hours: z.number(), initiatives, seams }),
  writtenOff: z.number(),
  notPaid: z.number()
})

/** [TR4] A week of the trend, as the hub tells it. */
export const trendSchema: z.ZodMiniType<TrendWeek> = z.object({
  days: z.array(day),
  reach: instantSchema,
  isFirst: z.boolean()
})
