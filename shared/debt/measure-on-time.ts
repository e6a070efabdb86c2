import { activeBaseline, baselineDates } from '../model/baseline-dates.ts'
import type { TaskId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { phases } from '../schedule/facts.ts'
import { linkTypes } from '../schedule/links.ts'
import { addLag } from '../schedule/plan.ts'

import type { Past } from './closed-lines.ts'
import { measured } from './measure.ts'
import type { Measure } from './measure.ts'

/**
 * [D34] How often what work waited for came in time: of the dependencies whose predecessor is finished, the share of those
 * where that was less than a working day after it was due. Due is what was agreed for the work that waited (the active
 * baseline's start), else what was promised, else the estimate from the actual start on; where none is told, it tells nothing.
 */
export function measureOnTime({ plan, flow, time }: Past, graph: WorkGraph): Measure | null {
  const { facts, links } = plan
  const agreed = activeBaseline(graph)
  const dates = agreed === null ? null : baselineDates(graph, agreed.id)
  const day = facts.board.minutesPerDay
  const own = new Map<number, number | null>()
  const dueOf = (task: number): number | null => {
    const known = own.get(task)
    if (known !== undefined) return known
    const { kind, actualStart } = facts.tasks[task] ?? {}
    const promised = facts.promise[task] ?? Infinity
    const isEstimated = kind === 'task' && (actualStart ?? null) !== null && (facts.duration[task] ?? 0) > 0
    const estimated = isEstimated
      ? (facts.time[task]?.advance(facts.actualStart[task] ?? 0, facts.duration[task] ?? 0) ?? null)
      : null
    const due = promised === Infinity ? estimated : promised
    own.set(task, due)
    return due
  }
  const finished: {
    readonly at: number
    readonly behind: number
    readonly before: number
    readonly isInTime: boolean
  }[] = []
  for (const [link, type] of links.type.subarray(0, links.dependencies.length).entries()) {
    const [before, behind] = [links.predecessor[link] ?? 0, links.successor[link] ?? 0]
    const isOver = flow.isItem[before] === 1 && facts.phase[before] === phases.finished
    if (type !== linkTypes.finishToStart || !isOver || (facts.phase[behind] ?? 0) >= phases.cancelled) continue
    const at = facts.actualFinish[before] ?? 0
    const start = dates?.get(facts.ids[behind] ?? ('' as TaskId))?.start
    const due = start ?? dueOf(before)
    if (due === null) continue
    const came = start === undefined ? at : addLag(plan, link, behind, at)
    finished.push({ at, behind, before, isInTime: came <= due || time.between(due, came) < day })
  }
  const inTime = finished.toSorted((a, b) => a.at - b.at || a.behind - b.behind || a.before - b.before)
  return measured(inTime, (part) =>
    part.length === 0 ? null : part.filter(({ isInTime }) => isInTime).length / part.length
  )
}
