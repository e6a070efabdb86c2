/** A dot of a picture, in the units that the picture has. */
export type Dot = { readonly x: number; readonly y: number }

/** The place of the dot that lies nearest to a point, within `reach` of it; null where none does. `stretch` is how many pixels a unit has, each way; `reach` is in pixels. */
export function nearestDot(dots: readonly Dot[], point: Dot, stretch: Dot, reach: number): number | null {
  let nearest: number | null = null
  let least = reach * reach
  for (const [place, { x, y }] of dots.entries()) {
    const [across, down] = [(x - point.x) * stretch.x, (y - point.y) * stretch.y]
    const distance = across * across + down * down
    if (distance > least) continue
    least = distance
    nearest = place
  }
  return nearest
}
