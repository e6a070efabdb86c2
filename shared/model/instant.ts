import type { Brand } from '../lib/brand.ts'

/** A moment: whole minutes since 1970-01-01T00:00Z. [T1] */
export type Instant = Brand<number, 'Instant'>

/** Minutes of working time on some calendar; may be negative (a lead, or negative float). [T1] */
export type WorkingMinutes = Brand<number, 'WorkingMinutes'>

/** ±100,000 years around 1970 in minutes: wide enough for any plan, narrow enough that sums stay exact. */
const furthest = 52_596_000_000

/** A whole number of minutes as a moment; fractions are cut, absurd numbers are brought into range, NaN becomes 1970. */
export function toInstant(minutes: number): Instant {
  return bound(minutes) as Instant
}

/** A whole number of minutes as working time; fractions are cut, absurd numbers are brought into range, NaN becomes 0. */
export function toWorkingMinutes(minutes: number): WorkingMinutes {
  return bound(minutes) as WorkingMinutes
}

/** The moment that holds a Unix time in milliseconds. */
export function instantFromMilliseconds(milliseconds: number): Instant {
  return toInstant(Math.floor(milliseconds / 60_000))
}

/** Unix milliseconds of a moment. */
export function millisecondsOf(instant: Instant): number {
  return instant * 60_000
}

function bound(minutes: number): number {
  if (Number.isNaN(minutes)) return 0
  return Math.min(furthest, Math.max(-furthest, Math.trunc(minutes)))
}
