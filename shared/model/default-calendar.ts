import type { Calendar } from './calendar.ts'
import type { CalendarId } from './ids.ts'

const workday = [{ from: 9 * 60, to: 17 * 60 }]

/** [T4] Monday to Friday 9 to 17, UTC: what counts where neither task, owner nor board has a calendar. It is in no document. */
export const defaultCalendar: Calendar = {
  id: 'default' as CalendarId,
  name: 'Monday to Friday, 9 to 17',
  timeZone: 'UTC',
  week: [workday, workday, workday, workday, workday, [], []],
  exceptions: []
}
