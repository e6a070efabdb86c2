import * as z from 'zod/mini'

import type { Chances } from '../../shared/chances/chances.ts'
import type { ChancesState } from '../../shared/chances/chances-state.ts'
import { idSchema } from '../../shared/ipc/id-schema.ts'
import type { TaskId } from '../../shared/model/ids.ts'

import { instantSchema } from './time-schemas.ts'

const task = idSchema<TaskId>()
const count = z.int().check(z.nonnegative())
const column = z.instanceof(Int32Array<ArrayBufferLike>)

/** Columns that do not belong to the tasks beside them say nothing. */
const chances: z.ZodMiniType<Chances> = z
  .object({
    now: instantSchema,
    runs: z.int().check(z.positive()),
    basis: z.object({
      ranged: count,
      unranged: count,
      samples: count,
      needed: count,
      others: z.enum(['history', 'assumed'])
    }),
    tasks: z.array(task),
    p50: column,
    p80: column,
    p95: column,
    promises: z.array(z.object({ task, date: instantSchema, chance: z.number().check(z.minimum(0), z.maximum(1)) }))
  })
  .check(
    z.refine(({ tasks, p50, p80, p95 }) => [p50, p80, p95].every(({ length }) => length === tasks.length), {
      error: 'columns of another length than the tasks'
    })
  )

/** How likely dates are, or why that is not known. */
export const chancesStateSchema: z.ZodMiniType<ChancesState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('calculating') }),
  z.object({ kind: z.literal('known'), chances }),
  z.object({ kind: z.literal('failed'), reason: z.string() })
])
