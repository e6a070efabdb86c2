import type { BoardSettings } from './board.ts'
import { defaultKeyPrefix } from './key-prefix.ts'
import { toInstant, toWorkingMinutes } from './instant.ts'

/** The settings of a board about which nothing was said yet: what an empty document reads as. */
export const defaultBoard: BoardSettings = {
  title: 'Untitled board',
  keyPrefix: defaultKeyPrefix,
  start: toInstant(0),
  calendar: null,
  minutesPerDay: toWorkingMinutes(480),
  criticalFloat: toWorkingMinutes(0),
  promisesBoundLateDates: false,
  baseline: null,
  debt: null,
  minWriter: 1
}
