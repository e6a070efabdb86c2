import { useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'

import type { FlowReport } from '../../../shared/flow/flow-report.ts'
import { useGraphPart, useSelection } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { formatPlainDay } from '../../ui/text/format-day.ts'
import { formatDuration } from '../../ui/text/format-duration.ts'

import { chartSize } from './chart-size.ts'
import { nearestDot } from './nearest-dot.ts'
import type { Dot } from './nearest-dot.ts'

/** How far from a dot one may press, in pixels. */
const reach = 16

/** [FW10] One thing to press over all dots: the pointer chooses the nearest, the arrow keys go from one finish to the next, and a press opens the task. `dots` are those of the report, in units of the chart. */
export function DotPicker({ report, dots }: { readonly report: FlowReport; readonly dots: readonly Dot[] }) {
  const tasks = useGraphPart('tasks')
  const { select } = useSelection()
  const frame = useDateFrame()
  const [place, setPlace] = useState<number | null>(null)
  const { cycleTimes, minutesPerDay } = report
  const chosen = place === null ? undefined : cycleTimes[place]
  const dot = place === null ? undefined : dots[place]
  const words =
    chosen === undefined
      ? null
      : `${tasks.get(chosen.task)?.title ?? 'A task that is gone'}, finished ${formatPlainDay(chosen.finish, frame)}, took ${formatDuration(chosen.minutes, minutesPerDay)}`

  function point({ currentTarget, clientX, clientY }: PointerEvent): void {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    const stretch = { x: width / chartSize.width, y: height / chartSize.height }
    const at = { x: (clientX - left) / stretch.x, y: (clientY - top) / stretch.y }
    setPlace(nearestDot(dots, at, stretch, reach))
  }

  function walk(event: KeyboardEvent): void {
    const next = stepTo(event.key, place, dots.length)
    if (next === null) return
    event.preventDefault()
    setPlace(next)
  }

  return (
    <>
      <button
        type="button"
        aria-label={words === null ? 'Finished tasks: the arrow keys go through them' : `Open ${words}`}
        onPointerMove={point}
        onPointerLeave={() => setPlace(null)}
        onKeyDown={walk}
        onFocus={() => setPlace(place ?? dots.length - 1)}
        onBlur={() => setPlace(null)}
        onClick={() => {
          if (chosen !== undefined) select(chosen.task)
        }}
        className={`absolute inset-0 rounded ${chosen === undefined ? 'cursor-default' : 'cursor-pointer'}`}
      />
      {dot === undefined ? null : (
        <>
          <span
            aria-hidden
            className="pointer-events-none absolute -mt-2 -ml-2 size-4 rounded-full border-2 border-ink"
            style={{ left: `${(dot.x / chartSize.width) * 100}%`, top: `${(dot.y / chartSize.height) * 100}%` }}
          />
          <span
            aria-hidden
            className={`pointer-events-none absolute bottom-full mb-1 max-w-full truncate rounded-md bg-raised px-2 py-1 text-ink shadow-pop ${dot.x > chartSize.width / 2 ? 'right-0' : 'left-0'}`}
          >
            {words}
          </span>
        </>
      )}
    </>
  )
}

/** Where a key leads among so many dots; null for keys that lead nowhere. */
function stepTo(key: string, from: number | null, count: number): number | null {
  const at = from ?? count - 1
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(count - 1, at + 1)
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, at - 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
