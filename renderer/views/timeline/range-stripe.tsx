/** From where an end has even odds to where it is 95 % sure, with a tick at 80 %: a fading stripe, in pixels of what it stands in. */
export function RangeStripe({
  left,
  tick,
  right
}: {
  readonly left: number
  readonly tick: number
  readonly right: number
}) {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute inset-y-0 border-x border-x-accent/60 bg-linear-to-r from-accent/40 to-accent/5"
      style={{ left, width: Math.max(2, right - left) }}
    >
      <span className="absolute inset-y-[-3px] w-[2px] bg-accent" style={{ left: tick - left - 1 }} />
    </span>
  )
}
