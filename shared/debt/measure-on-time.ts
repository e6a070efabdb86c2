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
  /** By task: when it was due by its own word, infinite where it has none; NaN while nobody has asked. */
  const own = new Float64Array(facts.tasks.length).fill(NaN)
  const dueOf = (task: number): number => {
    const known = own[task] ?? NaN
    if (!Number.isNaN(known)) return known
    const { kind, actualStart = null } = facts.tasks[task] ?? {}
    const [promised, duration] = [facts.promise[task] ?? Infinity, facts.duration[task] ?? 0]
    const isEstimated = promised === Infinity && kind === 'task' && actualStart !== null && duration > 0
    const due = isEstimated ? (facts.time[task]?.advance(facts.actualStart[task] ?? 0, duration) ?? promised) : promised
    own[task] = due
    return due
  }
  /** When each came, doubled, and one more if it was in time: a board has tens of thousands, and numbers are sorted fast. */
  const finished: number[] = []
  for (const [link, type] of links.type.subarray(0, links.dependencies.length).entries()) {
    const [before, behind] = [links.predecessor[link] ?? 0, links.successor[link] ?? 0]
    const isOver = flow.isItem[before] === 1 && facts.phase[before] === phases.finished
    if (type !== linkTypes.finishToStart || !isOver || (facts.phase[behind] ?? 0) >= phases.cancelled) continue
    const at = facts.actualFinish[before] ?? 0
    const start = dates?.get(facts.ids[behind] ?? ('' as TaskId))?.start
    const due = start ?? dueOf(before)
    if (due === Infinity) continue
    const came = start === undefined ? at : addLag(plan, link, behind, at)
    const isInTime = came - due < day || time.between(due, came) < day
    finished.push(2 * at + (isInTime ? 1 : 0))
  }
  return measured([...Float64Array.from(finished).toSorted()], (part) =>
    part.length === 0 ? null : part.filter((one) => one % 2 !== 0).length / part.length
  )
}
