/** Moves what would stand over each other apart: rising places with at least `gap` between them, none above `most`, each as near to where it belongs as that allows. */
export function spreadLabels(places: readonly number[], gap: number, most: number): readonly number[] {
  const spread: number[] = []
  for (const place of places) spread.push(Math.max(place, (spread.at(-1) ?? -Infinity) + gap))
  let limit = most
  for (let at = spread.length - 1; at >= 0 && (spread[at] ?? 0) > limit; at -= 1) {
    spread[at] = limit
    limit -= gap
  }
  return spread
}
