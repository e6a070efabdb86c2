import type { TimeScale } from './time-scale.ts'

/** SVG path data of the time nobody works within the days [from, to): neighbouring stretches as one rectangle of that height. */
export function shadePath(scale: TimeScale, from: number, to: number, height: number): string {
  const first = Math.max(scale.firstDay, from)
  const last = Math.min(scale.lastDay, to)
  const free: { left: number; right: number }[] = []
  const add = (left: number, right: number) => {
    if (right - left < 0.5) return
    const before = free.at(-1)
    if (before !== undefined && left - before.right < 0.5) before.right = right
    else free.push({ left, right })
  }
  for (let day = first; day < last; day += 1) {
    const end = scale.dayX(day + 1)
    const work = scale.workOf(day)
    if (work.length > 0 && scale.zoom.within === 'worked') continue
    let left = scale.dayX(day)
    for (const stretch of work) {
      add(left, scale.toX(stretch.from))
      left = scale.toX(stretch.to)
    }
    // A stretch that ends at midnight ends on the next day's edge.
    add(left, end)
  }
  return free.map(({ left, right }) => `M${left} 0H${right}V${height}H${left}Z`).join('')
}
