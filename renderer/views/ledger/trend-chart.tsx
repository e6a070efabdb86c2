import { scaleLinear } from '@visx/scale'

import type { TrendDay } from '../../../shared/debt/debt-trend.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { formatDate, formatPlainDay } from '../../ui/text/format-day.ts'
import { ChartFrame } from '../flow/chart-frame.tsx'
import { chartSize } from '../flow/chart-size.ts'

import { daysText } from './headline.ts'
import { hoursText } from './hours-text.ts'
import { markWords } from './trend-words.ts'

/** A day with the hours to show of it: of the whole board, or of one initiative. */
export type TrendPoint = {
  readonly day: TrendDay
  readonly principal: number
  readonly interest: number
  /** Whether what happened that day belongs to what is shown. */
  readonly marks: boolean
}

/** From the ground up: what is tied up, on it what waiting has cost. */
const layers = [
  { name: 'tied up', paint: 'fill-progress', swatch: 'bg-progress', top: ({ principal }: TrendPoint) => principal },
  {
    name: 'interest',
    paint: 'fill-danger',
    swatch: 'bg-danger',
    top: ({ principal, interest }: TrendPoint) => principal + interest
  }
] as const

/** [TR1] [TR3] The balance by day, with what happened to it, and the same as a table. */
export function TrendChart({ points }: { readonly points: readonly TrendPoint[] }) {
  const frame = useDateFrame()
  const { width, height } = chartSize
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return null
  const most = Math.max(1, ...points.map(({ principal, interest }) => principal + interest))
  const x = scaleLinear({ domain: [first.day.at, last.day.at], range: [0, width] })
  const y = scaleLinear({ domain: [0, most], range: [height, 0] })
  const area = (top: (point: TrendPoint) => number): string =>
    `M0 ${height}${points.map((point) => `L${x(point.day.at).toFixed(1)} ${y(top(point)).toFixed(1)}`).join('')}L${width} ${height}Z`
  const marked = points.filter(({ day, marks }) => marks && markWords(day) !== '')
  const now = { 'tied up': hoursText(last.principal), interest: hoursText(last.interest) }
  return (
    <figure className="m-0">
      <ChartFrame
        label={`Since ${formatDate(first.day.at, frame)}: tied up from ${hoursText(first.principal)} to ${hoursText(last.principal)}, interest from ${hoursText(first.interest)} to ${hoursText(last.interest)}`}
        top={hoursText(most)}
        from={first.day.at}
        to={last.day.at}
      >
        {/* The highest first: each lower one is painted over it. */}
        {layers.toReversed().map(({ name, paint, top }) => (
          <path
            key={name}
            d={area(top)}
            strokeWidth={1}
            vectorEffect="non-scaling-stroke"
            className={`${paint} stroke-canvas`}
          />
        ))}
        {marked.map(({ day }) => (
          <path
            key={day.at}
            d={`M${x(day.at).toFixed(1)} 0V${height}`}
            strokeWidth={1.5}
            strokeDasharray="3 3"
            vectorEffect="non-scaling-stroke"
            className="stroke-ink"
          >
            <title>{`${formatPlainDay(day.at, frame)}: ${markWords(day)}`}</title>
          </path>
        ))}
      </ChartFrame>
      <figcaption className="mt-1 flex flex-wrap gap-x-4 text-xs text-soft">
        <span>From above:</span>
        {layers.toReversed().map(({ name, swatch }) => (
          <span key={name} className="inline-flex items-center gap-1.5">
            <span aria-hidden className={`size-2.5 rounded-sm ${swatch}`} />
            {`${name}, ${now[name]} today`}
          </span>
        ))}
        {marked.length === 0 ? null : <span>Dashed: something was paid, written off or planned anew</span>}
      </figcaption>
      <details className="mt-2 text-xs text-soft">
        <summary className="cursor-default">As a table of days</summary>
        <table className="mt-1 tabular-nums">
          <thead>
            <tr>
              {['Day', 'Tied up', 'Interest', 'Late by', 'What happened'].map((name) => (
                <th key={name} scope="col" className="pr-4 text-left font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map(({ day, principal, interest, marks }) => (
              <tr key={day.at}>
                <th scope="row" className="pr-4 text-left font-normal">
                  {formatPlainDay(day.at, frame)}
                </th>
                <td className="pr-4">{hoursText(principal)}</td>
                <td className="pr-4">{hoursText(interest)}</td>
                <td className="pr-4">{marks ? daysText(day.delay) : ''}</td>
                <td>{marks ? markWords(day) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
