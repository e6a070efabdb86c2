import { basename } from 'node:path'

import { assertNever } from '../../../shared/lib/assert-never.ts'

import { readCalendarAddress } from './calendar-address.ts'
import type { CalendarSource } from './calendar-values.ts'

/** [FD4] What a person knows a calendar by: never its address, which is a secret. */
export function nameOfCalendar(source: CalendarSource): string {
  switch (source.kind) {
    case 'address': {
      const url = readCalendarAddress(source.address)
      return url.ok ? url.value.host : 'A calendar'
    }
    case 'file':
      return basename(source.file)
    default:
      return assertNever(source)
  }
}
