import { millisecondsOf } from '../../../shared/model/instant.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import { sortKey } from '../../state/list-columns.ts'
import type { ListColumn, ListFacts } from '../../state/list-columns.ts'
import { stateLooks } from '../../ui/state-badge.tsx'
import { formatDay } from '../../ui/text/format-day.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'
import { formatDuration } from '../../ui/text/format-duration.ts'

/** How a board says dates and durations. */
export type CellFrame = { readonly dates: DateFrame; readonly minutesPerDay: number }

/** What stands in a cell; empty where there is nothing to say. `finish` and `promise` are ends: the day that they end on. */
export function cellText(column: ListColumn, facts: ListFacts, { dates, minutesPerDay }: CellFrame): string {
  const value = sortKey(column, facts)
  switch (column) {
    case 'key':
      return facts.key
    case 'title':
      return facts.task.title
    case 'state':
      return stateLooks[facts.state].word
    case 'owner':
      return facts.owner ?? ''
    case 'estimate':
    case 'float':
      return typeof value === 'number' ? formatDuration(value, minutesPerDay) : ''
    case 'start':
    case 'finish':
    case 'promise':
      return typeof value === 'number' ? formatDay(value as Instant, dates) : ''
  }
}

/** The same for a spreadsheet: dates as 2026-11-16, which every one of them reads as a date. */
export function cellForSpreadsheet(column: ListColumn, facts: ListFacts, frame: CellFrame): string {
  if (column !== 'start' && column !== 'finish' && column !== 'promise') return cellText(column, facts, frame)
  const value = sortKey(column, facts)
  return typeof value === 'number' ? isoDay(value as Instant, frame.dates.timeZone) : ''
}

function isoDay(instant: Instant, timeZone: string): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(millisecondsOf(instant))
}
