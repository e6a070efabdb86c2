/** Upper ends of the size bands, in working days of estimate; what is larger has a band of its own. */
export const bandDays = [1, 3, 10] as const

/** [FW3] Fewer finished samples say nothing about a board. */
export const fewestSamples = 11

/** [FW3] The band of an estimate in working minutes, on a board whose day has so many: 0 to 3. */
export function sizeBand(estimate: number, minutesPerDay: number): number {
  const band = bandDays.findIndex((days) => estimate <= days * minutesPerDay)
  return band < 0 ? bandDays.length : band
}
