/** [D1] Half-even to 0.01 (of hours, days or money): what stands at the edge, where full precision ends. */
export function roundHundredths(value: number): number {
  return halfEven(value * 100) / 100
}

/** [LV8] Half-even to 0.1, for a headline. */
export function roundTenths(value: number): number {
  return halfEven(value * 10) / 10
}

function halfEven(scaled: number): number {
  const below = Math.floor(scaled)
  const rest = scaled - below
  const isUp = rest > 0.5 || (rest === 0.5 && below % 2 !== 0)
  // A zero has no sign at the edge.
  return (isUp ? below + 1 : below) + 0
}
