import type { Dependency } from '../../../shared/model/dependency.ts'
import type { DependencyId, TaskId } from '../../../shared/model/ids.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { Schedule } from '../../../shared/schedule/schedule.ts'
import type { GraphLinks } from '../../state/graph-links.ts'

import { arrowRoute } from './arrow-route.ts'
import type { BarPlace } from './arrow-route.ts'
import { forecastSpan } from './bar-place.ts'
import { rowHeight } from './layout.ts'
import type { TimeScale } from './time-scale.ts'

/** Path data of all arrows of one look. */
export type ArrowPaths = { readonly lines: string; readonly heads: string }

/** A line to a row further away than this leads out of what anybody sees; only the chosen task's are drawn so far. */
const farRows = 60
/** More arrows than this at once are a thicket that no one reads, and no frame is worth. */
const most = 600

/** The dependencies of the rows on screen as four drawings: those of the chosen task, those at which a working day or more is stuck, those at which less is, and the others. A dependency of the chosen task at which something is stuck is in two. Ends in hidden rows have no arrow. */
export function arrowPaths(
  shown: readonly TaskId[],
  rowOf: ReadonlyMap<TaskId, number>,
  parts: {
    readonly graph: WorkGraph
    readonly schedule: Schedule
    readonly links: GraphLinks
    readonly scale: TimeScale
    /** [LV12] Hours stuck at dependencies. */
    readonly heat: ReadonlyMap<DependencyId, number>
  },
  selected: TaskId | null
): { readonly chosen: ArrowPaths; readonly hot: ArrowPaths; readonly warm: ArrowPaths; readonly others: ArrowPaths } {
  const { graph, schedule, links, scale, heat } = parts
  const perDay = graph.board.minutesPerDay / 60
  const chosen = { lines: '', heads: '' }
  const hot = { lines: '', heads: '' }
  const warm = { lines: '', heads: '' }
  const others = { lines: '', heads: '' }
  const drawn = new Set<DependencyId>()

  const placeOf = (id: TaskId): BarPlace | null => {
    const task = graph.tasks.get(id)
    const forecast = schedule.forecasts.get(id)
    const row = rowOf.get(id)
    if (task === undefined || forecast === undefined || row === undefined) return null
    return { ...forecastSpan(task, forecast, scale), y: row * rowHeight + rowHeight / 2 }
  }
  const draw = (dependency: Dependency) => {
    if (drawn.has(dependency.id) || drawn.size >= most) return
    const from = placeOf(dependency.predecessor)
    const to = placeOf(dependency.successor)
    if (from === null || to === null) return
    const isChosen = dependency.predecessor === selected || dependency.successor === selected
    if (!isChosen && Math.abs(from.y - to.y) > farRows * rowHeight) return
    drawn.add(dependency.id)
    const route = arrowRoute(dependency.type, from, to)
    const hours = heat.get(dependency.id) ?? 0
    const heated = hours >= perDay ? hot : hours > 0 ? warm : null
    // What is stuck at one of the chosen task's shows on both sides of its line.
    for (const paths of [isChosen ? chosen : null, heated ?? (isChosen ? null : others)]) {
      if (paths === null) continue
      paths.lines += route.line
      paths.heads += route.head
    }
  }
  const tasks = selected === null || !rowOf.has(selected) ? shown : [selected, ...shown]
  for (const task of tasks) {
    for (const dependency of links.into.get(task) ?? []) draw(dependency)
    for (const dependency of links.outOf.get(task) ?? []) draw(dependency)
  }
  return { chosen, hot, warm, others }
}
