import type { RefObject } from 'react'

import type { TaskId } from '../../../shared/model/ids.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { Schedule } from '../../../shared/schedule/schedule.ts'
import type { ShownChances } from '../../state/shown-chances.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'

import { BarDetails } from './bar-details.tsx'
import { forecastSpan } from './bar-place.ts'
import { lateness } from './bar-words.ts'
import { gripRule } from './drag-change.ts'
import { FloatingNote } from './floating-note.tsx'
import { headerHeight, rowHeight } from './layout.ts'
import { taskCalendar } from '../../state/task-calendar.ts'
import type { TimeScale } from './time-scale.ts'

/** The details of the bar that a pointer rests on. The strip below the rows says the same to those without a pointer. */
export function HoverDetails({
  task,
  rowOf,
  scroller,
  titles,
  scale,
  frame,
  graph,
  schedule,
  chances,
  mayEdit
}: {
  readonly task: TaskId | null
  readonly rowOf: ReadonlyMap<TaskId, number>
  readonly scroller: RefObject<HTMLElement | null>
  readonly titles: number
  readonly scale: TimeScale
  readonly frame: DateFrame
  readonly graph: WorkGraph
  readonly schedule: Schedule | null
  readonly chances: ShownChances['of']
  readonly mayEdit: boolean
}) {
  const facts = task === null ? undefined : graph.tasks.get(task)
  const forecast = task === null ? undefined : schedule?.forecasts.get(task)
  const row = task === null ? undefined : rowOf.get(task)
  if (facts === undefined || forecast === undefined || row === undefined || schedule === null) return null
  const rule = gripRule(facts, forecast, 'body', mayEdit)
  return (
    <FloatingNote
      key={facts.id}
      scroller={scroller}
      titles={titles}
      x={forecastSpan(facts, forecast, scale).left}
      top={headerHeight + row * rowHeight}
      slow
    >
      <BarDetails
        task={facts}
        forecast={forecast}
        graph={graph}
        schedule={schedule}
        frame={frame}
        chances={chances.get(facts.id) ?? null}
        late={lateness(
          facts,
          forecast.earlyFinish,
          forecast.promiseBroken,
          taskCalendar(graph, facts),
          graph.board.minutesPerDay
        )}
        rule={rule.allowed ? null : rule.reason}
      />
    </FloatingNote>
  )
}
