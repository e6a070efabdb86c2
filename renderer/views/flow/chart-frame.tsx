import type { ReactNode } from 'react'

import type { Instant } from '../../../shared/model/instant.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { formatDate } from '../../ui/text/format-day.ts'

import { chartSize } from './chart-size.ts'

/** A chart over time: what its top stands for, the picture, and the dates of its ends. Words stand outside the picture, so that a narrow window does not shrink them. */
export function ChartFrame({
  label,
  top,
  from,
  to,
  over = null,
  below = null,
  children
}: {
  /** The chart in a sentence, for whoever does not see it. */
  readonly label: string
  readonly top: string
  readonly from: Instant
  readonly to: Instant
  /** What lies over the picture, as large as it: words, and what is pressed. */
  readonly over?: ReactNode
  /** What stands between the picture and its dates, as wide as the picture. */
  readonly below?: ReactNode
  readonly children: ReactNode
}) {
  const frame = useDateFrame()
  return (
    <div className="text-xs text-faint tabular-nums">
      <p className="m-0 border-b border-line pb-0.5">{top}</p>
      <div className="relative">
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${chartSize.width} ${chartSize.height}`}
          preserveAspectRatio="none"
          style={{ height: chartSize.pixels }}
          className="block w-full overflow-visible border-b border-edge"
        >
          {children}
        </svg>
        {over}
      </div>
      {below}
      <p className="m-0 flex justify-between pt-1">
        <span>{formatDate(from, frame)}</span>
        <span>{formatDate(to, frame)}</span>
      </p>
    </div>
  )
}
