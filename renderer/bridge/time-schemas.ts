import * as z from 'zod/mini'

import { toInstant, toWorkingMinutes } from '../../shared/model/instant.ts'
import type { Instant, WorkingMinutes } from '../../shared/model/instant.ts'

/** A moment in minutes, brought into range by the only maker of instants. */
export const instantSchema: z.ZodMiniType<Instant> = z.pipe(z.number(), z.transform(toInstant))

/** Working time in minutes, brought into range. */
export const workingMinutesSchema: z.ZodMiniType<WorkingMinutes> = z.pipe(z.number(), z.transform(toWorkingMinutes))
