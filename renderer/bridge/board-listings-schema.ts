import * as z from 'zod/mini'

import { idSchema } from '../../shared/ipc/id-schema.ts'
import type { BoardId } from '../../shared/model/ids.ts'

/** The boards as the first window lists them. */
export const boardListingsSchema = z.array(
  z.object({
    id: idSchema<BoardId>(),
    title: z.string(),
    tasks: z.number(),
    openedAt: z.number(),
    archived: z.boolean(),
    backedUpAt: z.nullable(z.number())
  })
)
