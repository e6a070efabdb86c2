import type { Alert } from '../alerts/alert.ts'
import type { Moment } from '../alerts/moment.ts'
import { compareText } from '../lib/compare.ts'
import type { GraphDifference } from '../model/graph-difference.ts'
import type { PersonId, TaskId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { ProposalChange } from './open-proposals.ts'

/**
 * [AL9] What going from one moment to the next means to `me` as somebody whose promise is asked to move: by the brain, or by a
 * surface's signal that waits for a yes. Nothing where the same step told that promise broken [AL5]: one cause, one message.
 */
export function proposalAlerts(
  previous: Moment,
  next: Moment,
  difference: Pick<GraphDifference, 'signals'>,
  { came, gone }: Pick<ProposalChange, 'came' | 'gone'>,
  me: PersonId | null
): readonly Alert[] {
  if (me === null) return []
  const isMine = ({ graph }: Moment, task: TaskId): boolean => graph.tasks.get(task)?.owner === me
  const alerts: Alert[] = []
  for (const proposal of came) {
    const { id, task } = proposal
    const before = previous.schedule.forecasts.get(task)
    const isTold = before !== undefined && !before.promiseBroken
    if (proposal.kind !== 'renegotiatePromise' || isTold || !isMine(next, task)) continue
    alerts.push({ kind: 'promiseProposed', key: `proposal-${id}`, task, by: 'forecast' })
  }
  for (const { kind, id, task } of gone) {
    if (kind === 'renegotiatePromise' && isMine(previous, task))
      alerts.push({ kind: 'retracted', key: `proposal-${id}`, task })
  }
  for (const id of difference.signals) {
    const [before, now] = [askedIn(previous.graph, id), askedIn(next.graph, id)]
    if (before === null && now !== null && isMine(next, now))
      alerts.push({ kind: 'promiseProposed', key: `signal-${id}`, task: now, by: 'signal' })
    if (before !== null && now === null && isMine(previous, before))
      alerts.push({ kind: 'retracted', key: `signal-${id}`, task: before })
  }
  return alerts.toSorted((a, b) => compareText(a.task, b.task) || compareText(a.key, b.key))
}

/** The task whose promise a signal asks to move while nobody has decided about it. [SG7] */
function askedIn({ signals }: WorkGraph, id: Parameters<WorkGraph['signals']['get']>[0]): TaskId | null {
  const signal = signals.get(id)
  return signal?.fact.kind === 'promiseMoved' && signal.verdict === null ? signal.task : null
}
