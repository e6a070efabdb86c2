import { redateNode } from './forward-pass.ts'
import type { NodeQueue } from './node-queue.ts'
import type { Plan } from './plan.ts'
import { pushAround, pushSpan, successorsOf } from './reach.ts'

/** Who hears of each node that is dated again: before, and after if something came of it. */
export type DateListener = {
  readonly before: (task: number) => void
  readonly changed: (node: number, what: 'driver' | 'dates') => void
}

/** [IN2] Makes a leaf wait for its dates, and whoever its phase counts for, whatever its dates come to. */
export function pushLeafDates(plan: Plan, dates: NodeQueue, leaf: number): void {
  dates.push(leaf)
  pushAround(plan, dates, successorsOf(plan), leaf)
  pushSpan(plan, dates, leaf)
}

/** [IN2] Dates the nodes that wait, and what follows from those that change, in the order of work. */
export function passOnDates(plan: Plan, dates: NodeQueue, listener: DateListener): void {
  const count = plan.facts.tasks.length
  const after = successorsOf(plan)
  for (let node = dates.take(); node >= 0; node = dates.take()) {
    const task = node % count
    listener.before(task)
    const redated = redateNode(plan, node)
    if (redated === 'same') continue
    listener.changed(node, redated)
    if (redated === 'driver') continue
    pushAround(plan, dates, after, task)
    pushSpan(plan, dates, task)
  }
}
