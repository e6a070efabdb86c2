import { scaleLinear } from '@visx/scale'
import { Fragment } from 'react'

import type { DayCounts, FlowReport } from '../../../shared/flow/flow-report.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { countOf } from '../../ui/text/count-of.ts'
import { formatDate, formatPlainDay } from '../../ui/text/format-day.ts'

import { ChartFrame } from './chart-frame.tsx'
import { chartSize } from './chart-size.ts'

/** From the ground up: what is finished, on it what is begun, on that what is to do. Where two meet runs a line of the ground, and above all one that stands out from it. */
const layers = [
  {
    name: 'finished',
    paint: 'fill-done',
    line: 'stroke-canvas',
    swatch: 'bg-done',
    top: ({ finished }: DayCounts) => finished
  },
  {
    name: 'begun',
    paint: 'fill-progress',
    line: 'stroke-canvas',
    swatch: 'bg-progress',
    top: (day: DayCounts) => day.finished + day.begun
  },
  {
    name: 'to do',
    paint: 'fill-edge',
    line: 'stroke-faint',
    swatch: 'border border-faint bg-edge',
    top: (day: DayCounts) => day.finished + day.begun + day.todo
  }
] as const

/** [FW9] How much work was where on each day of the past, and the same as a table of weeks. */
export function CumulativeChart({ report }: { readonly report: FlowReport }) {
  const frame = useDateFrame()
  const { days } = report
  const { width, height } = chartSize
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return null
  const most = Math.max(1, ...days.map((day) => day.todo + day.begun + day.finished))
  const x = scaleLinear({ domain: [first.at, last.at], range: [0, width] })
  const y = scaleLinear({ domain: [0, most], range: [height, 0] })
  const outline = (top: (day: DayCounts) => number): string =>
    days.map((day) => `${x(day.at).toFixed(1)} ${y(top(day)).toFixed(1)}`).join('L')
  const now = { finished: last.finished, begun: last.begun, 'to do': last.todo }
  const weekly = days.filter((_, place) => (days.length - 1 - place) % 7 === 0)
  return (
    <figure className="m-0">
      <ChartFrame
        label={`Since ${formatDate(first.at, frame)}: finished from ${first.finished} to ${last.finished}, begun from ${first.begun} to ${last.begun}, to do from ${first.todo} to ${last.todo}`}
        top={countOf(most, 'task')}
        from={first.at}
        to={last.at}
      >
        {/* The highest first: each lower one is painted over it. */}
        {layers.toReversed().map(({ name, paint, line, top }) => (
          <Fragment key={name}>
            <path d={`M0 ${height}L${outline(top)}L${width} ${height}Z`} className={paint} />
            <path
              d={`M${outline(top)}`}
              strokeWidth={1.5}
              vectorEffect="non-scaling-stroke"
              className={`fill-none ${line}`}
            />
          </Fragment>
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
      </figcaption>
      <details className="mt-2 text-xs text-soft">
        <summary className="cursor-default">As a table of weeks</summary>
        <table className="mt-1 tabular-nums">
          <thead>
            <tr>
              {['Until', 'To do', 'Begun', 'Finished'].map((name) => (
                <th key={name} scope="col" className="pr-4 text-left font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weekly.map((day) => (
              <tr key={day.at}>
                <th scope="row" className="pr-4 text-left font-normal">
                  {formatPlainDay(day.at, frame)}
                </th>
                <td>{day.todo}</td>
                <td>{day.begun}</td>
                <td>{day.finished}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
