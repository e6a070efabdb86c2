import { scaleLinear } from '@visx/scale'

import type { FlowReport } from '../../../shared/flow/flow-report.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { countOf } from '../../ui/text/count-of.ts'
import { formatDate } from '../../ui/text/format-day.ts'
import { formatDuration } from '../../ui/text/format-duration.ts'

import { ChartFrame } from './chart-frame.tsx'
import { chartSize } from './chart-size.ts'

/** [FW2] [FW3] What was finished when, and how long it took, with the board's own percentiles as lines. */
export function CycleChart({ report }: { readonly report: FlowReport }) {
  const frame = useDateFrame()
  const { cycleTimes, percentiles, since, now, minutesPerDay } = report
  const longest = Math.max(1, percentiles?.p95 ?? 0, ...cycleTimes.map(({ minutes }) => minutes))
  const x = scaleLinear({ domain: [since, now], range: [0, chartSize.width] })
  const y = scaleLinear({ domain: [0, longest], range: [chartSize.height, 0] })
  // One path for all: ten thousand circles are ten thousand elements.
  const dots = cycleTimes.map(({ finish, minutes }) => `M${x(finish).toFixed(1)} ${y(minutes).toFixed(1)}h0`).join('')
  const lines =
    percentiles === null ? [] : ([50, 70, 85, 95] as const).map((of) => [of, percentiles[`p${of}`]] as const)
  return (
    <figure className="m-0">
      <ChartFrame
        label={`Cycle times of ${countOf(cycleTimes.length, 'task')} finished since ${formatDate(since, frame)}; the longest took ${formatDuration(longest, minutesPerDay)}`}
        top={formatDuration(longest, minutesPerDay)}
        from={since}
        to={now}
      >
        {lines.map(([of, minutes]) => (
          <line
            key={of}
            x1={0}
            x2={chartSize.width}
            y1={y(minutes)}
            y2={y(minutes)}
            strokeDasharray="4 4"
            vectorEffect="non-scaling-stroke"
            className={of === 85 ? 'stroke-debt' : 'stroke-edge'}
          />
        ))}
        <path
          d={dots}
          strokeWidth={7}
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
          className="stroke-progress"
          fill="none"
        />
      </ChartFrame>
      {lines.length === 0 ? null : (
        <figcaption className="mt-1 text-xs text-faint">
          {`The lines, from below: ${lines.map(([of, minutes]) => `${of} of 100 within ${formatDuration(minutes, minutesPerDay)}`).join(', ')}.`}
        </figcaption>
      )}
    </figure>
  )
}
