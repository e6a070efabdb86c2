import { scaleLinear } from '@visx/scale'

import { useDateFrame } from '../../state/use-date-frame.ts'
import { formatDate, formatPlainDay } from '../../ui/text/format-day.ts'
import { ChartFrame } from '../flow/chart-frame.tsx'
import { chartSize } from '../flow/chart-size.ts'

import { daysText } from './headline.ts'
import { hoursText } from './hours-text.ts'
import { TrendMarkLegend, TrendMarks } from './trend-marks.tsx'
import type { TrendPoint } from './trend-points.ts'

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
  const x = scaleLinear({ domain: [first.at, last.at], range: [0, width] })
  const y = scaleLinear({ domain: [0, most], range: [height, 0] })
  const area = (top: (point: TrendPoint) => number): string =>
    `M0 ${height}${points.map((point) => `L${x(point.at).toFixed(1)} ${y(top(point)).toFixed(1)}`).join('')}L${width} ${height}Z`
  const ofWhole = points.every(({ delay }) => delay !== null)
  const now = { 'tied up': hoursText(last.principal), interest: hoursText(last.interest) }
  return (
    <figure className="m-0">
      <ChartFrame
        label={`Since ${formatDate(first.at, frame)}: tied up from ${hoursText(first.principal)} to ${hoursText(last.principal)}, interest from ${hoursText(first.interest)} to ${hoursText(last.interest)}`}
        top={hoursText(most)}
        from={first.at}
        to={last.at}
        below={<TrendMarks points={points} />}
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
      </ChartFrame>
      <figcaption className="mt-1 flex flex-wrap gap-x-4 text-xs text-soft">
        <span>From above:</span>
        {layers.toReversed().map(({ name, swatch }) => (
          <span key={name} className="inline-flex items-center gap-1.5">
            <span aria-hidden className={`size-2.5 rounded-sm ${swatch}`} />
            {`${name}, ${now[name]} today`}
          </span>
        ))}
        <TrendMarkLegend points={points} />
      </figcaption>
      <details className="mt-2 text-xs text-soft">
        <summary className="cursor-default">As a table of days</summary>
        <table className="mt-1 tabular-nums">
          <thead>
            <tr>
              {['Day', 'Tied up', 'Interest', ...(ofWhole ? ['Late by'] : []), 'What happened'].map((name) => (
                <th key={name} scope="col" className="pr-4 text-left font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map(({ at, principal, interest, delay, marks }) => (
              <tr key={at}>
                <th scope="row" className="pr-4 text-left font-normal">
                  {formatPlainDay(at, frame)}
                </th>
                <td className="pr-4">{hoursText(principal)}</td>
                <td className="pr-4">{hoursText(interest)}</td>
                {ofWhole ? <td className="pr-4">{daysText(delay ?? 0)}</td> : null}
                <td>{marks.map(({ words }) => words).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
