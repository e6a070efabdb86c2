import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'

/** [RV1] The moment a week earlier: 7 × 24 hours, whatever clocks do in between. */
export function weekBefore(now: Instant): Instant {
  return toInstant(now - 7 * 1440)
}
