import type { ArrowPaths } from './arrow-paths.ts'

/** Dependencies between the rows; those of the chosen task stand out, where hours are stuck the line is dashed, and where a working day is, thick [LV12]. Decoration: the panel lists them in words. */
export function ArrowLayer({
  chosen,
  hot,
  warm,
  others,
  left,
  top
}: {
  readonly chosen: ArrowPaths
  readonly hot: ArrowPaths
  readonly warm: ArrowPaths
  readonly others: ArrowPaths
  readonly left: number
  readonly top: number
}) {
  return (
    <svg
      aria-hidden
      width={1}
      height={1}
      className="pointer-events-none absolute overflow-visible"
      style={{ left, top }}
    >
      <path d={others.lines} className="fill-none stroke-edge" strokeWidth={1.25} strokeLinejoin="round" />
      <path d={others.heads} className="fill-edge" />
      <path d={warm.lines} className="fill-none stroke-debt" strokeWidth={2} strokeDasharray="5 3" />
      <path d={warm.heads} className="fill-debt" />
      <path d={hot.lines} className="fill-none stroke-debt" strokeWidth={3.5} strokeLinejoin="round" />
      <path d={hot.heads} className="fill-debt" />
      <path d={chosen.lines} className="fill-none stroke-accent" strokeWidth={1.75} strokeLinejoin="round" />
      <path d={chosen.heads} className="fill-accent" />
    </svg>
  )
}
