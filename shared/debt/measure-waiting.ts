import type { WorkGraph } from '../model/work-graph.ts'
import { activeBaseline, baselineDates } from '../model/baseline-dates.ts'
import type { TaskId } from '../model/ids.ts'

import type { ClosedLine, Past } from './closed-lines.ts'
import { measured } from './measure.ts'
import type { Measure } from './measure.ts'

/** What one closed line cost those whose wait it ended: working days, and minutes that they logged meanwhile. */
type Waited = { days: number; minutes: number }

/**
 * [D32] c_w as a team's past says it: the hours that were logged to tasks while a line past its grace was the last that held
 * them up, over the working days of that. A task to which nothing was ever logged tells nothing.
 */
export function measureWaiting(
  { flow, time, now, plan }: Past,
  closed: readonly ClosedLine[],
  graph: WorkGraph,
  logged: ReadonlyMap<TaskId, number>
): Measure | null {
  const { ids, board } = plan.facts
  const { ties, holding, freeAt, startedAt, isItem } = flow
  const agreed = activeBaseline(graph)
  const dates = agreed === null ? null : baselineDates(graph, agreed.id)
  const evidence: Waited[] = []
  /** By task: the stretches in which it waited, and whose they are. */
  const stretches = new Map<TaskId, { readonly from: number; readonly to: number; readonly of: Waited }[]>()
  for (const { node, graceEnd, closedAt } of closed) {
    const of: Waited = { days: 0, minutes: 0 }
    for (let at = holding.first[node] ?? 0; at < (holding.first[node + 1] ?? 0); at += 1) {
      const tie = holding.list[at] ?? 0
      const behind = ties.to[tie] ?? 0
      const task = behind < flow.tasks && isItem[behind] === 1 ? ids[behind] : undefined
      const isLast = ties.metAt[tie] === closedAt && freeAt[behind] === closedAt
      if (task === undefined || !isLast || !logged.has(task) || !((startedAt[behind] ?? 0) >= closedAt)) continue
      const from = Math.max(graceEnd, dates?.get(task)?.start ?? -Infinity)
      const waited = from < closedAt ? time.between(from, closedAt) : 0
      if (waited <= 0) continue
      of.days += waited / board.minutesPerDay
      const known = stretches.get(task)
      if (known === undefined) stretches.set(task, [{ from, to: closedAt, of }])
      else known.push({ from, to: closedAt, of })
    }
    if (of.days > 0) evidence.push(of)
  }
  for (const { task, minutes, logged: deed } of graph.worklog.values()) {
    if (deed.at > now) continue
    for (const { from, to, of } of stretches.get(task) ?? []) if (deed.at > from && deed.at <= to) of.minutes += minutes
  }
  const day = board.minutesPerDay / 60
  return measured(evidence, (part) => {
    const sum = (name: keyof Waited): number => part.reduce((total, one) => total + one[name], 0)
    const days = sum('days')
    // A day of waiting cannot cost more than a day.
    return days > 0 ? Math.min(day, sum('minutes') / 60 / days) : null
  })
}
