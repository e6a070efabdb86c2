import type { Instant } from '../../../shared/model/instant.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { formatPlainDay } from '../../ui/text/format-day.ts'

import type { TrendPoint } from './trend-points.ts'
import type { TrendMark } from './trend-words.ts'

/** From the chart down. Told apart by form, not by colour alone. */
const kinds: readonly { readonly kind: TrendMark; readonly name: string; readonly look: string }[] = [
  { kind: 'paid', name: 'a line was paid', look: 'rounded-full bg-clear' },
  { kind: 'writtenOff', name: 'hours were written off', look: 'rounded-[1px] bg-done' },
  { kind: 'notPaid', name: 'not paid: the app planned dates anew', look: 'rotate-45 border-2 border-accent' }
]

type MarkedPoints = { readonly points: readonly TrendPoint[] }

/** [TR3] What happened to a balance, a row for each kind that did, each mark below its day. The table of days says the same. */
export function TrendMarks({ points }: MarkedPoints) {
  const frame = useDateFrame()
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return null
  const placeOf = (at: Instant): string => `${(((at - first.at) / Math.max(1, last.at - first.at)) * 100).toFixed(2)}%`
  return (
    <div aria-hidden>
      {kindsIn(points).map(({ kind, look }) => (
        <div key={kind} className="relative h-4 border-b border-line">
          {points.flatMap(({ at, marks }) =>
            marks
              .filter((mark) => mark.kind === kind)
              .map(({ words }) => (
                <span
                  key={at}
                  title={`${formatPlainDay(at, frame)}: ${words}`}
                  className="absolute top-1/2 flex size-4 -translate-x-1/2 -translate-y-1/2 items-center justify-center"
                  style={{ left: placeOf(at) }}
                >
                  <span className={`size-2 ${look}`} />
                </span>
              ))
          )}
        </div>
      ))}
    </div>
  )
}

/** What the marks mean, of those that there are. */
export function TrendMarkLegend({ points }: MarkedPoints) {
  return kindsIn(points).map(({ kind, name, look }) => (
    <span key={kind} className="inline-flex items-center gap-1.5">
      <span aria-hidden className={`size-2 ${look}`} />
      {name}
    </span>
  ))
}

function kindsIn(points: readonly TrendPoint[]) {
  return kinds.filter(({ kind }) => points.some(({ marks }) => marks.some((mark) => mark.kind === kind)))
}
