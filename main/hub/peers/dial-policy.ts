const firstDelay = 250
const longestDelay = 5000

/** [L7] How long to wait before the next attempt to reach an address, in milliseconds, after so many that failed in a row. */
export function dialDelay(failures: number): number {
  if (failures === 0) return 0
  return Math.min(longestDelay, firstDelay * 2 ** Math.min(failures - 1, 20))
}
