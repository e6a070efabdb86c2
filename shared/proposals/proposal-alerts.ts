import type { Alert } from '../alerts/alert.ts'
import type { Moment } from '../alerts/moment.ts'
import { compareText } from '../lib/compare.ts'
import type { PersonId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { ProposalChange } from './open-proposals.ts'
import type { Proposal } from './proposal.ts'

/**
 * [AL9] What going from one moment to the next means to `me` as somebody whose promise is asked to move: by the brain, or by a
 * surface's signal that waits for a yes. Nothing where the same step told that promise broken [AL5]: one cause, one message.
 */
export function proposalAlerts(
  previous: Moment,
  next: Moment,
  { came, gone }: Pick<ProposalChange, 'came' | 'gone'>,
  me: PersonId | null
): readonly Alert[] {
  if (me === null) return []
  const alerts: Alert[] = []
  for (const proposal of came) {
    const [by, task] = [askedBy(proposal, next.graph), proposal.task]
    if (by === null || task === null || next.graph.tasks.get(task)?.owner !== me) continue
    const before = previous.schedule.forecasts.get(task)
    const isTold = by === 'forecast' && before !== undefined && !before.promiseBroken
    if (!isTold) alerts.push({ kind: 'promiseProposed', key: `proposal-${proposal.id}`, task, by })
  }
  for (const proposal of gone) {
    const { id, task } = proposal
    if (task === null || askedBy(proposal, previous.graph) === null) continue
    if (previous.graph.tasks.get(task)?.owner === me) alerts.push({ kind: 'retracted', key: `proposal-${id}`, task })
  }
  return alerts.toSorted((a, b) => compareText(a.task, b.task) || compareText(a.key, b.key))
}

/** Who asks to move a promise, if that is what is proposed. */
function askedBy(proposal: Proposal, { signals }: WorkGraph): 'forecast' | 'signal' | null {
  if (proposal.kind === 'renegotiatePromise') return 'forecast'
  if (proposal.kind !== 'waitingSignal') return null
  return signals.get(proposal.signal)?.fact.kind === 'promiseMoved' ? 'signal' : null
}
