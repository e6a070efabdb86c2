/** [D30] What a team's past says of a constant: the figure, the band of its quarters, and from how much that comes. */
export type Measure = { readonly value: number; readonly low: number; readonly high: number; readonly from: number }

/** [D30] Below that a past says too little: four quarters of five. */
export const fewestClosed = 20

const quarters = 4

/**
 * [D30] Estimates from all of the past, and from each quarter of it in the order of time; the band goes from the lowest to
 * the highest of these. Null where there is too little of it, or all of it says nothing; a quarter that says nothing is left out.
 */
export function measured<Evidence>(
  inTime: readonly Evidence[],
  estimate: (evidence: readonly Evidence[]) => number | null
): Measure | null {
  const from = inTime.length
  const value = from < fewestClosed ? null : estimate(inTime)
  if (value === null) return null
  const cut = (quarter: number): number => Math.floor((quarter * from) / quarters)
  const parts = Array.from({ length: quarters }, (_, quarter) =>
    estimate(inTime.slice(cut(quarter), cut(quarter + 1)))
  ).filter((part) => part !== null)
  return { value, low: Math.min(value, ...parts), high: Math.max(value, ...parts), from }
}
