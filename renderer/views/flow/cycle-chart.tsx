import { scaleLinear } from '@visx/scale'

import type { FlowReport } from '../../../shared/flow/flow-report.ts'
import { toInstant } from '../../../shared/model/instant.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { countOf } from '../../ui/text/count-of.ts'
import { formatDate } from '../../ui/text/format-day.ts'
import { formatDuration } from '../../ui/text/format-duration.ts'

import { ChartFrame } from './chart-frame.tsx'
import { chartSize } from './chart-size.ts'
import { CycleTable } from './cycle-table.tsx'
import { DotPicker } from './dot-picker.tsx'
import { spreadLabels } from './spread-labels.ts'

const week = 7 * 1440
/** What a name of a line needs, in pixels. */
const lineHeight = 15

/** [FW2] [FW3] [FW10] [FW11] What was finished when, and how long it took, with the board's own percentiles as lines. */
export function CycleChart({ report }: { readonly report: FlowReport }) {
  const frame = useDateFrame()
  const { cycleTimes, percentiles, now, minutesPerDay } = report
  const from = beginning(report)
  const longest = cycleTimes.reduce((most, { minutes }) => Math.max(most, minutes), Math.max(1, percentiles?.p95 ?? 0))
  const x = scaleLinear({ domain: [from, now], range: [0, chartSize.width] })
  const y = scaleLinear({ domain: [0, longest], range: [chartSize.height, 0] })
  const dots = cycleTimes.map(({ finish, minutes }) => ({ x: x(finish), y: y(minutes) }))
  const lines = linesOf(report, longest)
  const places = spreadLabels(
    // None stands over the picture, where the longest is named.
    lines.map(({ minutes }) => Math.max(lineHeight, (y(minutes) / chartSize.height) * chartSize.pixels)).toReversed(),
    lineHeight,
    chartSize.pixels
  ).toReversed()
  return (
    <figure className="m-0">
      <ChartFrame
        label={`Cycle times of ${countOf(cycleTimes.length, 'task')} finished since ${formatDate(from, frame)}; the longest took ${formatDuration(longest, minutesPerDay)}`}
        top={formatDuration(longest, minutesPerDay)}
        from={from}
        to={now}
        over={
          <>
            {lines.map(({ name, minutes, look }, place) => (
              <span
                key={name}
                aria-hidden
                style={{ top: (places[place] ?? 0) - lineHeight }}
                className={`pointer-events-none absolute left-0 leading-[15px] ${look.words}`}
              >
                {`${name}${formatDuration(minutes, minutesPerDay)}`}
              </span>
            ))}
            <DotPicker report={report} dots={dots} />
          </>
        }
      >
        {lines.map(({ name, minutes, look }) => (
          <line
            key={name}
            x1={0}
            x2={chartSize.width}
            y1={y(minutes)}
            y2={y(minutes)}
            strokeDasharray={look.dashes}
            vectorEffect="non-scaling-stroke"
            className={look.line}
          />
        ))}
        {/* One path for all: ten thousand circles are ten thousand elements. */}
        <path
          d={dots.map((dot) => `M${dot.x.toFixed(1)} ${dot.y.toFixed(1)}h0`).join('')}
          strokeWidth={dots.length > 300 ? 5 : 9}
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
          className="stroke-progress"
          fill="none"
        />
      </ChartFrame>
      <figcaption className="mt-1 text-xs text-soft">
        {`A dot is a finished task: how far right, when; how high, how long it took. Press one, or go through them with the arrow keys, to open its task.${percentiles === null ? '' : ' The lines: so many of 100 took no longer.'}`}
      </figcaption>
      <CycleTable report={report} />
    </figure>
  )
}

type Rule = {
  readonly name: string
  readonly minutes: number
  readonly look: { readonly line: string; readonly words: string; readonly dashes: string }
}

const usual = { line: 'stroke-faint', words: 'text-soft', dashes: '2 4' } as const
const most = { line: 'stroke-debt', words: 'font-medium text-debt', dashes: '6 3' } as const
const plain = { line: 'stroke-line', words: 'text-faint', dashes: '' } as const

/** [FW11] The percentiles, from below; until there are any, whole days, so that few dots have something to be read against. */
function linesOf({ percentiles, minutesPerDay }: FlowReport, longest: number): readonly Rule[] {
  if (percentiles !== null)
    return ([50, 70, 85, 95] as const).map((of) => ({
      name: `${of}: `,
      minutes: percentiles[`p${of}`],
      look: of === 85 ? most : usual
    }))
  const step = Math.ceil(longest / minutesPerDay / 4) * minutesPerDay
  const count = Math.ceil(longest / step) - 1
  return Array.from({ length: count }, (_, place) => ({ name: '', minutes: (place + 1) * step, look: plain }))
}

/** [FW11] The week before the first dot: a few dots of last month are not pressed into a corner of twelve weeks. */
function beginning({ cycleTimes, since, now }: FlowReport): FlowReport['since'] {
  const first = cycleTimes[0]?.finish ?? since
  return toInstant(Math.max(since, now - (Math.ceil((now - first) / week) + 1) * week))
}
