/** A promised date on a row: a small hollow diamond on a stem; filled red, with how late, once it is broken or would be. Beside it how likely it holds. */
export function PromiseMark({
  x,
  finishX,
  isBroken,
  late,
  odds
}: {
  readonly x: number
  readonly finishX: number
  readonly isBroken: boolean
  readonly late: string | null
  readonly odds: string | null
}) {
  const tone = isBroken ? 'text-danger' : 'text-accent'
  return (
    <span aria-hidden className={`pointer-events-none absolute inset-y-0 ${tone}`} style={{ left: x }}>
      {isBroken && finishX > x ? (
        <span className="absolute bottom-[5px] left-0 h-[2px] bg-danger" style={{ width: finishX - x }} />
      ) : null}
      <svg width={14} height={36} viewBox="-7 -18 14 36" className="absolute top-0 left-[-7px] overflow-visible">
        <path d="M0-15V15" stroke="currentColor" strokeWidth={1.25} strokeDasharray="2 2" />
        <path
          d="M0-5.5L5.5 0L0 5.5L-5.5 0Z"
          className={isBroken ? 'fill-danger' : 'fill-surface'}
          stroke="currentColor"
          strokeWidth={2}
          strokeLinejoin="round"
        />
      </svg>
      {late === null && odds === null ? null : (
        <span
          className="absolute top-[9px] text-badge leading-[18px] font-medium whitespace-nowrap"
          style={{ left: Math.max(0, finishX - x) + 12 }}
        >
          {late === null ? null : <span className="text-danger">{late}</span>}
          {late === null || odds === null ? null : <span className="text-faint"> · </span>}
          {odds === null ? null : <span className="tabular text-soft">{odds}</span>}
        </span>
      )}
    </span>
  )
}
