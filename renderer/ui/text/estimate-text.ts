import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { WorkingMinutes } from '../../../shared/model/instant.ts'
import type { EstimateRange } from '../../../shared/model/task.ts'

import { formatDuration } from './format-duration.ts'
import { parseDuration } from './parse-duration.ts'

/** How long work takes: most likely, and between what. */
export type Estimate = { readonly estimate: WorkingMinutes; readonly estimateRange: EstimateRange | null }

/** "3d", or "3d, 2d – 6d" with a range. */
export function formatEstimate({ estimate, estimateRange }: Estimate, minutesPerDay: number): string {
  const likely = formatDuration(estimate, minutesPerDay)
  if (estimateRange === null) return likely
  const [best, worst] = [estimateRange.optimistic, estimateRange.pessimistic]
  return `${likely}, ${formatDuration(best, minutesPerDay)} – ${formatDuration(worst, minutesPerDay)}`
}

/** Reads what `formatEstimate` writes; "3d, 2d-6d" and "3d, 2d to 6d" too. Without a range there is none. The failure is a sentence. */
export function parseEstimate(text: string, minutesPerDay: number): Result<Estimate, string> {
  // A comma before a digit may belong to a number ("1,5d"): what separates has a unit before it or a space after it.
  const [, likelyText = '', rangeText] = /^(.*?)(?:(?:(?<=[a-z]\s*),|,(?=\s))(.*))?$/is.exec(text.trim()) ?? []
  const likely = parseDuration(likelyText, minutesPerDay)
  if (!likely.ok) return likely
  if (likely.value < 0) return fail('An estimate cannot be negative.')
  if (rangeText === undefined) return succeed({ estimate: likely.value, estimateRange: null })
  const ends = rangeText.split(/[–—-]|\bto\b/i)
  const [best, worst] = ends.map((end) => parseDuration(end, minutesPerDay))
  if (ends.length !== 2 || best?.ok !== true || worst?.ok !== true)
    return fail('Write a range behind a comma, from best to worst: 3d, 2d – 6d.')
  if (best.value > likely.value || likely.value > worst.value)
    return fail('The range goes from best to worst, with the estimate in between: 3d, 2d – 6d.')
  return succeed({ estimate: likely.value, estimateRange: { optimistic: best.value, pessimistic: worst.value } })
}
