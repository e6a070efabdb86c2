/**
 * The tray's picture as pixels (four bytes each, premultiplied, blue first as Electron's bitmaps are): the app's sign in
 * one colour, three sources whose streams close up behind a leader. `colour` is red, green, blue.
 */
export function trayIconPixels(size: number, colour: readonly [number, number, number]): Uint8Array {
  const pixels = new Uint8Array(size * size * 4)
  const [red, green, blue] = colour
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const alpha = coverage({ x: (x + 0.5) / size, y: (y + 0.5) / size }, size)
      pixels.set(
        [blue, green, red, 255].map((part) => Math.round(part * alpha)),
        (y * size + x) * 4
      )
    }
  }
  return pixels
}

/** In units of the picture's side, from its upper left corner. */
type Point = { readonly x: number; readonly y: number }

const sources: readonly Point[] = [
  { x: 0.13, y: 0.16 },
  { x: 0.13, y: 0.5 },
  { x: 0.13, y: 0.84 }
]
const meeting: Point = { x: 0.6, y: 0.5 }
const sourceRadius = 0.12
const streamHalf = 0.045
/** The leader: a triangle with its tip at the right, from `back` to `tip`, `half` high on either side. */
const leader = { back: 0.54, tip: 1, half: 0.32 }

/** How much of a pixel the sign covers, 0 to 1: the distance to its edge, softened over one pixel. */
function coverage(point: Point, size: number): number {
  const distance = Math.min(
    ...sources.map((source) => Math.hypot(point.x - source.x, point.y - source.y) - sourceRadius),
    ...sources.map((source) => distanceToStream(point, source) - streamHalf),
    distanceToLeader(point)
  )
  return Math.min(1, Math.max(0, 0.5 - distance * size))
}

function distanceToStream(point: Point, from: Point): number {
  const along = { x: meeting.x - from.x, y: meeting.y - from.y }
  const length = along.x ** 2 + along.y ** 2
  const share = ((point.x - from.x) * along.x + (point.y - from.y) * along.y) / length
  const nearest = Math.min(1, Math.max(0, share))
  return Math.hypot(point.x - from.x - along.x * nearest, point.y - from.y - along.y * nearest)
}

/** Negative inside: the farthest of the three sides' lines. */
function distanceToLeader({ x, y }: Point): number {
  const length = leader.tip - leader.back
  const slope = Math.hypot(length, leader.half)
  const side = (Math.abs(y - 0.5) * length + (x - leader.tip) * leader.half) / slope
  return Math.max(leader.back - x, side)
}
