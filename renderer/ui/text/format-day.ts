import { millisecondsOf } from '../../../shared/model/instant.ts'
import type { Instant } from '../../../shared/model/instant.ts'

/** How dates are said: in which zone, and seen from when. */
export type DateFrame = { readonly timeZone: string; readonly now: Instant }

const formats = new Map<string, Intl.DateTimeFormat>()

/** "Thu 14 May", with the year when it is not this one; "today", "tomorrow" and "yesterday" where they hold. */
export function formatDay(instant: Instant, frame: DateFrame): string {
  const distance = dayNumber(instant, frame.timeZone) - dayNumber(frame.now, frame.timeZone)
  if (distance === 0) return 'today'
  if (distance === 1) return 'tomorrow'
  if (distance === -1) return 'yesterday'
  return formatPlainDay(instant, frame)
}

/** "Thu 14 May", never "today": for lists of dates and fields that stay readable tomorrow. */
export function formatPlainDay(instant: Instant, frame: DateFrame): string {
  const at = partsOf(instant, frame.timeZone)
  const day = `${at.weekday} ${at.day} ${at.month}`
  return at.year === partsOf(frame.now, frame.timeZone).year ? day : `${day} ${at.year}`
}

/** "14 May", with the year when it is not this one: where two dates stand side by side. */
export function formatDate(instant: Instant, frame: DateFrame): string {
  const at = partsOf(instant, frame.timeZone)
  const date = `${at.day} ${at.month}`
  return at.year === partsOf(frame.now, frame.timeZone).year ? date : `${date} ${at.year}`
}

/** "Thu 14 May 17:00". */
export function formatMoment(instant: Instant, frame: DateFrame): string {
  const at = partsOf(instant, frame.timeZone)
  return `${formatPlainDay(instant, frame)} ${at.hour}:${at.minute}`
}

/** "Thu 14 May 14:00 – 16:00", "today 14:00 – 16:00"; both days where they differ. */
export function formatSpan(from: Instant, to: Instant, frame: DateFrame): string {
  const [begin, end] = [partsOf(from, frame.timeZone), partsOf(to, frame.timeZone)]
  const sameDay = dayNumber(from, frame.timeZone) === dayNumber(to, frame.timeZone)
  const until = `${end.hour}:${end.minute}`
  return `${formatDay(from, frame)} ${begin.hour}:${begin.minute} – ${sameDay ? until : `${formatDay(to, frame)} ${until}`}`
}

type DayParts = Readonly<Record<'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute', string>> & {
  readonly monthNumber: number
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function partsOf(instant: Instant, timeZone: string): DayParts {
  const found: Record<string, string> = {}
  for (const part of formatOf(timeZone).formatToParts(millisecondsOf(instant))) found[part.type] = part.value
  const monthNumber = Number(found['month'] ?? 1)
  return {
    weekday: found['weekday'] ?? '',
    day: String(Number(found['day'] ?? 1)),
    month: monthNames[monthNumber - 1] ?? '',
    year: found['year'] ?? '',
    hour: found['hour'] ?? '',
    minute: found['minute'] ?? '',
    monthNumber
  }
}

/** Days since 1970 of the local date, for distances between days. */
function dayNumber(instant: Instant, timeZone: string): number {
  const at = partsOf(instant, timeZone)
  return Math.round(Date.UTC(Number(at.year), at.monthNumber - 1, Number(at.day)) / 86_400_000)
}

/** Making a format costs a hundred times what using it does. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23'
  })
  formats.set(timeZone, made)
  return made
}
