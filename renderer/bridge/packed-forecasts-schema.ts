import * as z from 'zod/mini'

import { unpackForecasts } from '../../shared/ipc/unpack-forecasts.ts'
import type { TaskForecast } from '../../shared/schedule/schedule.ts'

const packed = z.object({ count: z.number(), ids: z.string(), numbers: z.instanceof(Float64Array<ArrayBufferLike>) })

/** Packed forecasts, read as what they were. */
export const packedForecastsSchema: z.ZodMiniType<readonly TaskForecast[]> = z.pipe(
  packed,
  z.transform((value, context): readonly TaskForecast[] => {
    const unpacked = unpackForecasts(value)
    if (unpacked.ok) return unpacked.value
    context.issues.push({ code: 'custom', message: unpacked.failure, input: value })
    return []
  })
)
