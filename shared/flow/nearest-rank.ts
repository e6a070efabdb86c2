/** [FW3] A percentile (over 0, up to 100) of samples in rising order, by nearest rank: always one of them; null where there are none. */
export function nearestRank(rising: readonly number[], percentile: number): number | null {
  // Whole numbers until the division: 0.95 × 20 is above 19 as a float, and would take the next rank.
  return rising[Math.ceil((percentile * rising.length) / 100) - 1] ?? null
}
