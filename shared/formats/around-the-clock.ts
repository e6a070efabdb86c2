import type { Calendar } from '../model/calendar.ts'

const day = [{ from: 0, to: 1440 }]

/** Every minute works; in UTC, where a day always has 24 hours. */
export const aroundTheClock: Omit<Calendar, 'id'> = {
  name: 'Around the clock',
  timeZone: 'UTC',
  week: [day, day, day, day, day, day, day],
  exceptions: []
}
