import * as z from 'zod/mini'

import type { TaskHistory } from '../../shared/ipc/history-entry.ts'
import { idSchema } from '../../shared/ipc/id-schema.ts'
import type { PersonId } from '../../shared/model/ids.ts'

const by = z.nullable(idSchema<PersonId>())

/** A page of a task's history. */
export const historySchema: z.ZodMiniType<TaskHistory> = z.object({
  entries: z.array(
    z.object({
      field: z.string(),
      kind: z.enum(['created', 'edited', 'tookBack']),
      at: z.number(),
      by,
      before: z.json(),
      after: z.json(),
      overwrittenUnseen: z.nullable(z.object({ at: z.number(), by, value: z.json() }))
    })
  ),
  older: z.number()
})
