/** Quantiles 0, 1/steps … 1 of a distribution: a share of luck goes in, a value comes out. */
export type Spread = Float64Array

/** Fine enough that the straight lines between quantiles are far below a minute of a week's work. */
const steps = 256

/** Parts in which the density is added up. */
const slices = 2048

const shapes = new Map<number, Spread>()

/** [MC3] PERT over 0 to 1 with its mode at `mode` (0 to 1) and weight 4: Beta(1 + 4 mode, 5 − 4 mode). Made once a mode. */
export function pertSpread(mode: number): Spread {
  const known = shapes.get(mode)
  if (known !== undefined) return known
  const [a, b] = [4 * mode, 4 - 4 * mode]
  const below = new Float64Array(slices + 1)
  for (let slice = 0; slice < slices; slice += 1) {
    const x = (slice + 0.5) / slices
    below[slice + 1] = (below[slice] ?? 0) + x ** a * (1 - x) ** b
  }
  const all = below[slices] ?? 1
  const spread = new Float64Array(steps + 1)
  let slice = 0
  for (let step = 1; step < steps; step += 1) {
    const wanted = (all * step) / steps
    while ((below[slice + 1] ?? all) < wanted) slice += 1
    const [from, to] = [below[slice] ?? 0, below[slice + 1] ?? all]
    spread[step] = (slice + (wanted - from) / (to - from)) / slices
  }
  spread[steps] = 1
  // A board of people has a few dozen shapes; a hostile one must not fill the memory.
  if (shapes.size >= 4096) shapes.clear()
  shapes.set(mode, spread)
  return spread
}

/** [MC4] The distribution of these samples (at least one), each in the middle of its share, straight lines between them. */
export function sampledSpread(samples: readonly number[]): Spread {
  const sorted = Float64Array.from(samples).toSorted()
  const spread = new Float64Array(steps + 1)
  for (let step = 0; step <= steps; step += 1) {
    const at = Math.min(sorted.length - 1, Math.max(0, (step / steps) * sorted.length - 0.5))
    const low = sorted[Math.floor(at)] ?? 0
    const high = sorted[Math.ceil(at)] ?? low
    spread[step] = low + (high - low) * (at - Math.floor(at))
  }
  return spread
}

/** The value at a share of luck, 0 to 1. */
export function valueAt(spread: Spread, luck: number): number {
  const at = luck * steps
  const step = Math.min(steps - 1, Math.floor(at))
  const low = spread[step] ?? 0
  return low + ((spread[step + 1] ?? low) - low) * (at - step)
}

/** The share of luck that values up to this one take, 0 to 1. */
export function luckUpTo(spread: Spread, value: number): number {
  if (value < (spread[0] ?? 0)) return 0
  let step = 0
  while (step < steps && (spread[step + 1] ?? Infinity) <= value) step += 1
  if (step === steps) return 1
  const low = spread[step] ?? 0
  return (step + (value - low) / ((spread[step + 1] ?? low) - low)) / steps
}
