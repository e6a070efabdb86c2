/** [MSP6] Formats of durations and lags in elapsed time: minutes, hours, days, weeks, months; the second five are estimates. */
const elapsed: ReadonlySet<number> = new Set([4, 6, 8, 10, 12, 36, 38, 40, 42, 44])

/** What the number of a duration or a lag counts in. */
export type MsUnit = 'working' | 'elapsed' | 'percent' | 'elapsedPercent'

/** The unit that a `DurationFormat` or `LagFormat` names; anything unknown is working time. */
export function msUnitOf(format: number | null): MsUnit {
  if (format === null) return 'working'
  if (format === 19 || format === 51) return 'percent'
  if (format === 20 || format === 52) return 'elapsedPercent'
  return elapsed.has(format) ? 'elapsed' : 'working'
}
