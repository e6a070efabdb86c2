import type { Instant } from '../../../shared/model/instant.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { formatDate } from '../../ui/text/format-day.ts'

import { chart } from './chart-frame.ts'

/** The ground line of a chart, with the dates of its ends. */
export function DateAxis({ from, to }: { readonly from: Instant; readonly to: Instant }) {
  const frame = useDateFrame()
  return (
    <>
      <line x1={chart.left} x2={chart.right} y1={chart.bottom} y2={chart.bottom} className="stroke-edge" />
      <text x={chart.left} y={chart.height - 6} fontSize={11} className="fill-faint">
        {formatDate(from, frame)}
      </text>
      <text x={chart.right} y={chart.height - 6} textAnchor="end" fontSize={11} className="fill-faint">
        {formatDate(to, frame)}
      </text>
    </>
  )
}
