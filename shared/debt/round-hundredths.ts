/** [D1] Half-even to 0.01 (of hours, days or money): what stands at the edge, where full precision ends. */
export function roundHundredths(value: number): number {
  const scaled = value * 100
  const below = Math.floor(scaled)
  const rest = scaled - below
  const isUp = rest > 0.5 || (rest === 0.5 && below % 2 !== 0)
  // A zero has no sign at the edge.
  return (isUp ? below + 1 : below) / 100 + 0
}
