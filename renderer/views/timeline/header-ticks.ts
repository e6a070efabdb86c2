import type { TimeScale } from './time-scale.ts'

/** A label on the time axis; `x` is its left edge, `width` the room that it has. */
export type Tick = {
  readonly key: string
  readonly x: number
  readonly width: number
  readonly text: string
  readonly look: 'plain' | 'today' | 'off'
}

/** The two lines of the header, and where the grid's vertical lines stand. */
export type HeaderTicks = {
  readonly months: readonly Tick[]
  readonly parts: readonly Tick[]
  readonly lines: readonly number[]
  readonly monthLines: readonly number[]
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
]
const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/**
 * The header over the days [from, to): months above; below them days (with hours where there is room) or, far away, weeks.
 * Days without working time are `off`, the one of `today` is marked.
 */
export function headerTicks(scale: TimeScale, from: number, to: number, today: number): HeaderTicks {
  const first = Math.max(scale.firstDay, from)
  const last = Math.min(scale.lastDay, to)
  const { pixelsPerDay, within } = scale.zoom
  const months: Tick[] = []
  const parts: Tick[] = []
  const lines: number[] = []
  const monthLines: number[] = []
  for (let day = first; day < last;) {
    const { year, month, next } = monthOf(day)
    const start = Math.max(scale.firstDay, monthStart(year, month))
    const width = scale.dayX(Math.min(next, scale.lastDay)) - scale.dayX(start)
    months.push({
      key: `m${year}-${month}`,
      x: scale.dayX(start),
      width,
      text: `${monthNames[month] ?? ''} ${year}`,
      look: 'plain'
    })
    monthLines.push(scale.dayX(start))
    day = next
  }
  for (let day = first; day < last; day += 1) {
    const weekday = weekdayOf(day)
    const x = scale.dayX(day)
    const isOff = scale.workOf(day).length === 0
    const date = dateOf(day)
    if (pixelsPerDay < 16) {
      if (weekday !== 0) continue
      const isNow = today >= day && today < day + 7
      parts.push({ key: `w${day}`, x, width: pixelsPerDay * 7, text: String(date), look: isNow ? 'today' : 'plain' })
      lines.push(x)
      continue
    }
    const look = day === today ? 'today' : isOff ? 'off' : 'plain'
    const text = pixelsPerDay < 80 ? String(date) : `${dayNames[weekday] ?? ''} ${date}`
    parts.push({ key: `d${day}`, x, width: pixelsPerDay, text, look })
    lines.push(x)
    if (within !== 'elapsed') continue
    for (const hour of [9, 12, 15, 18]) {
      const at = x + (hour / 24) * pixelsPerDay
      parts.push({ key: `d${day}h${hour}`, x: at, width: pixelsPerDay / 8, text: String(hour), look: 'off' })
    }
  }
  return { months, parts, lines, monthLines }
}

/** Monday is 0; 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

function dateOf(day: number): number {
  return new Date(day * 86_400_000).getUTCDate()
}

function monthOf(day: number): { readonly year: number; readonly month: number; readonly next: number } {
  const date = new Date(day * 86_400_000)
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth()
  return { year, month, next: monthStart(year, month + 1) }
}

function monthStart(year: number, month: number): number {
  return Math.round(Date.UTC(year, month, 1) / 86_400_000)
}
