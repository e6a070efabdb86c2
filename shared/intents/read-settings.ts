import type { BoardSettings } from '../model/board.ts'
import { defaultBoard } from '../model/default-board.ts'

import type { Reader } from './read-value.ts'
import { boardFields } from './thing-fields.ts'

/** The board's settings from `meta`: what is missing or bad takes the default, and bad values are reported. */
export function readSettings(meta: (field: string) => unknown, report: (field: string) => void): BoardSettings {
  const setting = <Field extends keyof BoardSettings>(field: Field): BoardSettings[Field] => {
    const raw = meta(field)
    if (raw === undefined) return defaultBoard[field]
    const read: Reader<BoardSettings[Field]> = boardFields[field]
    const value = read(raw)
    if (value !== undefined) return value
    report(field)
    return defaultBoard[field]
  }
  return {
    title: setting('title'),
    keyPrefix: setting('keyPrefix'),
    start: setting('start'),
    calendar: setting('calendar'),
    minutesPerDay: setting('minutesPerDay'),
    criticalFloat: setting('criticalFloat'),
    promisesBoundLateDates: setting('promisesBoundLateDates'),
    baseline: setting('baseline'),
    debt: setting('debt'),
    minWriter: setting('minWriter')
  }
}
