import type { ArrowPaths } from './arrow-paths.ts'

/** Dependencies between the rows; those of the chosen task stand out. Decoration: the panel lists them in words. */
export function ArrowLayer({
  chosen,
  others,
  left,
  top
}: {
  readonly chosen: ArrowPaths
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
      <path d={chosen.lines} className="fill-none stroke-accent" strokeWidth={1.75} strokeLinejoin="round" />
      <path d={chosen.heads} className="fill-accent" />
    </svg>
  )
}
