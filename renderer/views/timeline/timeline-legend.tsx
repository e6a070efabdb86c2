import { RangeStripe } from './range-stripe.tsx'

/** What the marks mean, where there is room for it. */
export function TimelineLegend({
  isCompared,
  isRangeShown
}: {
  readonly isCompared: boolean
  readonly isRangeShown: boolean
}) {
  // What a comparison says comes first.
  const room = isCompared ? '@min-[1260px]:flex' : '@min-[900px]:flex'
  const rangeRoom = isCompared ? '@min-[1400px]:flex' : '@min-[1040px]:flex'
  return (
    <ul
      aria-label="Marks"
      className={`m-0 hidden shrink-0 list-none items-center gap-4 p-0 text-xs whitespace-nowrap text-faint ${room}`}
    >
      {isCompared ? (
        <li className="flex items-center gap-1.5">
          <span aria-hidden className="h-[3px] w-5 rounded-full bg-faint/75" />
          Planned
        </li>
      ) : null}
      <li className="flex items-center gap-1.5">
        <span
          aria-hidden
          className="h-3 w-5 rounded-[3px] border border-edge bg-surface outline-[1.5px] outline-offset-[1px] outline-critical"
        />
        Critical
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="h-2 w-5 border-r border-edge">
          <span className="block h-1 border-b border-edge" />
        </span>
        Float
      </li>
      <li className="flex items-center gap-1.5">
        <Diamond look="fill-surface text-accent" />
        Promise
      </li>
      <li className="flex items-center gap-1.5">
        <Diamond look="fill-danger text-danger" />
        Broken
      </li>
      <li className="flex items-center gap-1.5">
        <Diamond look="fill-ink text-ink" />
        Milestone
      </li>
      {isRangeShown ? (
        <li className={`hidden items-center gap-1.5 ${rangeRoom}`}>
          <span aria-hidden className="relative h-3 w-7">
            <RangeStripe left={0} tick={18} right={28} />
          </span>
          50, 80, 95&nbsp;% sure
        </li>
      ) : null}
    </ul>
  )
}

function Diamond({ look }: { readonly look: string }) {
  return (
    <svg aria-hidden width={12} height={12} viewBox="-6 -6 12 12" className={look}>
      <path d="M0-5L5 0L0 5L-5 0Z" stroke="currentColor" strokeWidth={1.75} strokeLinejoin="round" />
    </svg>
  )
}
