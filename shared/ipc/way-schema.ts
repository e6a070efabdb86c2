import * as z from 'zod/mini'

import type { DependencyId, PersonId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { Way } from '../proposals/proposal.ts'

import { idSchema } from './id-schema.ts'

const date = z.pipe(z.int(), z.transform(toInstant))
const person = idSchema<PersonId>()

/** [PR2] What a yes to a proposal does, as it travels both ways between window and hub. */
export const waySchema: z.ZodMiniType<Way> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('movePromise'), date }),
  z.strictObject({ kind: z.literal('start') }),
  z.strictObject({ kind: z.literal('takeSlot'), from: date }),
  z.strictObject({ kind: z.literal('dropDate') }),
  z.strictObject({ kind: z.literal('unlink'), dependency: idSchema<DependencyId>() }),
  z.strictObject({ kind: z.literal('giveTo'), person }),
  z.strictObject({ kind: z.literal('askGiver') }),
  z.strictObject({ kind: z.literal('delegateTo'), person }),
  z.strictObject({ kind: z.literal('writeOff'), links: z.enum(['keep', 'remove']) }),
  z.strictObject({ kind: z.literal('moveDate'), date }),
  z.strictObject({ kind: z.literal('unpin') }),
  z.strictObject({ kind: z.literal('accept') }),
  z.strictObject({ kind: z.literal('newTask') }),
  z.strictObject({ kind: z.literal('aboutTask'), task: idSchema<TaskId>() })
])
