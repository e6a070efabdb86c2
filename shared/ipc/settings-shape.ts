import * as z from 'zod/mini'

import type { BoardId, PersonId } from '../model/ids.ts'
import { isId } from '../model/ids.ts'

import { boardGroupings, boardLanes, cardSorts } from '../model/board-look.ts'
import type { BoardLook } from '../model/board-look.ts'

import { idSchema } from './id-schema.ts'
import { signalSettingsSchema } from './signal-settings-schema.ts'
import { networkModeSchema } from './team-schema.ts'

/** More boards than anybody has; keeps a page from filling the settings file. */
const mostBoards = 10_000

const boardLookSchema: z.ZodMiniType<BoardLook> = z.object({
  grouping: z.enum(boardGroupings),
  lanes: z.enum(boardLanes),
  sort: z.enum(cardSorts)
})

/** The fields of `Settings`, each of which may be missing: in a file of an older version, and in a change. */
export const settingsShape = {
  theme: z.exactOptional(z.enum(['system', 'light', 'dark'])),
  contrast: z.exactOptional(z.enum(['system', 'more'])),
  me: z.exactOptional(
    z
      .record(z.string().check(z.refine(isId)), idSchema<PersonId>())
      .check(z.refine((me) => Object.keys(me).length <= mostBoards))
  ),
  toldAboutTray: z.exactOptional(z.boolean()),
  lastBoard: z.exactOptional(z.nullable(idSchema<BoardId>())),
  network: z.exactOptional(networkModeSchema),
  signals: z.exactOptional(signalSettingsSchema),
  notifications: z.exactOptional(
    z.object({
      gather: z.number().check(z.gte(0), z.lte(600)),
      undisturbedUntil: z.nullable(z.number()),
      atAnyHour: z.boolean()
    })
  ),
  looks: z.exactOptional(
    z
      .record(z.string().check(z.refine(isId)), boardLookSchema)
      .check(z.refine((looks) => Object.keys(looks).length <= mostBoards))
  ),
  density: z.exactOptional(z.enum(['comfortable', 'compact']))
}
