import type { BaselineDates } from '../../../shared/model/baseline.ts'
import type { Task } from '../../../shared/model/task.ts'

import { isPoint, spanOf } from './bar-place.ts'
import { barHeight, rowHeight } from './layout.ts'
import type { TimeScale } from './time-scale.ts'

/** Just under the bar; a summary's bracket leaves half of the bar's height free. */
const underBar = (rowHeight + barHeight) / 2 + 3
const underBracket = rowHeight / 2 + 4

/** The agreed dates under a bar: a thin line as long as was planned, a small diamond for what has no duration. */
export function PlannedMark({
  task,
  dates,
  scale
}: {
  readonly task: Task
  readonly dates: BaselineDates
  readonly scale: TimeScale
}) {
  const { left, right } = spanOf(task, dates.start, dates.finish, scale)
  if (isPoint(task)) {
    return (
      <span
        aria-hidden
        data-planned={task.id}
        className="pointer-events-none absolute size-[5px] rotate-45 bg-faint/75"
        style={{ left: (left + right) / 2 - 2.5, top: underBar - 1 }}
      />
    )
  }
  return (
    <span
      aria-hidden
      data-planned={task.id}
      className="pointer-events-none absolute h-[3px] rounded-full bg-faint/75"
      style={{ left, width: right - left, top: task.kind === 'summary' ? underBracket : underBar }}
    />
  )
}
