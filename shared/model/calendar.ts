import type { CalendarId } from './ids.ts'

/** Working time within a day: minutes after local midnight, `from` inclusive, `to` exclusive, 0 ≤ from < to ≤ 1440. */
export type WorkingInterval = { readonly from: number; readonly to: number }

/** A run of local dates (ISO `YYYY-MM-DD`, both inclusive) with working time of its own; no intervals means days off. */
export type CalendarException = {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly intervals: readonly WorkingInterval[]
}

/** [T2] When people work: a time zone, a week of working intervals, and dated exceptions. */
export type Calendar = {
  readonly id: CalendarId
  readonly name: string
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string
  /** Seven days from Monday (index 0) to Sunday (index 6). */
  readonly week: readonly (readonly WorkingInterval[])[]
  /** Later entries win where dates overlap. */
  readonly exceptions: readonly CalendarException[]
}
