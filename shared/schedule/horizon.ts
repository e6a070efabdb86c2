/** Days since 1970 between which calendars are compiled: 1900-01-01 and 2200-01-01, both at midnight. [T2] */
export const horizon = { firstDay: -25_567, lastDay: 84_006 } as const

/** The same bounds in UTC minutes; a date outside them is absurd. [F2] */
export const horizonMinutes = { first: horizon.firstDay * 1440, last: horizon.lastDay * 1440 } as const
