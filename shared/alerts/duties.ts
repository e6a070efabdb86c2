import { latestApproval } from '../model/latest-approval.ts'
import { openQuestions } from '../model/open-questions.ts'
import type { PersonId } from '../model/ids.ts'

import type { Alert } from './alert.ts'
import type { Moment } from './moment.ts'

/** [AL6] What is mine to end at one moment, by key: handoffs to catch, approvals to decide, questions to answer. */
export function duties(moment: Moment, me: PersonId): ReadonlyMap<string, Alert> {
  const all = new Map<string, Alert>()
  const add = (alert: Alert): void => void all.set(alert.key, alert)
  const { graph, schedule } = moment

  for (const handoff of graph.handoffs.values()) {
    const task = graph.dependencies.get(handoff.dependency)?.successor
    if (task === undefined || handoff.to !== me || handoff.offered === null || handoff.caught !== null) continue
    add({ kind: 'handoffToCatch', key: `handoff-${handoff.id}`, task, handoff: handoff.id })
  }
  for (const task of new Set(Array.from(graph.approvals.values(), (approval) => approval.task))) {
    if (graph.tasks.get(task)?.kind !== 'approval' || schedule.forecasts.get(task)?.state !== 'waiting') continue
    const approval = latestApproval(graph, task)
    if (approval === null || approval.decision !== null || (approval.delegate ?? approval.approver) !== me) continue
    add({ kind: 'approvalToDecide', key: `approval-${approval.id}`, task, approval: approval.id })
  }
  for (const question of openQuestions(graph)) {
    if (question.asks !== me) continue
    add({ kind: 'questionToAnswer', key: `question-${question.id}`, task: question.task, comment: question.id })
  }
  return all
}
