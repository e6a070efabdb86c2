import * as z from 'zod/mini'

import type { Inverse, Stamped } from '../intents/inverse.ts'
import type { AnyId } from '../model/ids.ts'

import { idSchema } from './id-schema.ts'

const stamped: z.ZodMiniType<Stamped> = z.object({
  v: z.json(),
  at: z.number(),
  by: z.nullable(z.string())
})

/** What takes an intent back, as it travels. */
export const inverseSchema: z.ZodMiniType<Inverse> = z.object({
  restores: z.array(
    z.object({
      target: z.union([z.literal('meta'), idSchema<AnyId>()]),
      field: z.string(),
      wrote: z.nullable(stamped),
      before: z.nullable(stamped)
    })
  )
})
