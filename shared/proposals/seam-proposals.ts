import { compareText } from '../lib/compare.ts'
import type { Approval } from '../model/approval.ts'
import type { Handoff } from '../model/handoff.ts'
import type { DependencyId, PersonId, TaskId } from '../model/ids.ts'

import type { Ground } from './ground.ts'
import { proposalId } from './proposal-id.ts'
import type { MissingField, Proposal } from './proposal.ts'
import { ranked } from './ranked.ts'

/** Line A of the ledger: working days for which a decision may wait. */
const decisionGrace = 2
/** People that a decision may be delegated to who are offered. */
const mostDelegates = 2

const fields: readonly MissingField[] = ['why', 'definitionOfDone', 'stillOwed', 'artifacts']

/** Proposals about what passes between people: handoffs that lack something, decisions that somebody sits on. */
export function seamProposals(ground: Ground): readonly Proposal[] {
  return [...questions(ground), ...delegations(ground)]
}

function questions(ground: Ground): readonly Proposal[] {
  const { graph, isHere } = ground
  const proposals: Proposal[] = []
  for (const handoff of latestOpen(graph.handoffs.values())) {
    const successor = graph.tasks.get(graph.dependencies.get(handoff.dependency)?.successor ?? ('' as TaskId))
    const missing = fields.filter((field) => handoff[field].trim() === '')
    const giver = handoff.from ?? handoff.offered?.by ?? null
    if (successor === undefined || missing.length === 0 || !isHere(giver)) continue
    const state = ground.schedule.forecasts.get(successor.id)?.state
    const receiver = handoff.to ?? successor.owner
    if (state === 'done' || state === 'cancelled' || giver === receiver) continue
    proposals.push({
      kind: 'askHandoff',
      id: proposalId(handoff, 'askHandoff', handoff.id),
      task: successor.id,
      deciders: isHere(receiver) ? [receiver] : [],
      ways: [{ kind: 'askGiver' }],
      handoff: handoff.id,
      giver,
      missing
    })
  }
  return proposals
}

/** Of each dependency the latest handoff [FP8], where it is offered and not caught. */
function latestOpen(handoffs: Iterable<Handoff>): readonly Handoff[] {
  const latest = new Map<DependencyId, Handoff>()
  for (const handoff of handoffs) {
    const other = latest.get(handoff.dependency)
    if (other === undefined || (handoff.createdAt - other.createdAt || compareText(handoff.id, other.id)) > 0)
      latest.set(handoff.dependency, handoff)
  }
  return [...latest.values()].filter(({ offered, caught }) => offered !== null && caught === null)
}

function delegations(ground: Ground): readonly Proposal[] {
  const { graph, schedule, time, day, isHere } = ground
  const latest = new Map<TaskId, Approval>()
  const decided = new Map<PersonId, number>()
  for (const approval of graph.approvals.values()) {
    const other = latest.get(approval.task)
    const isLater =
      other === undefined || (approval.requested.at - other.requested.at || compareText(approval.id, other.id)) > 0
    if (isLater) latest.set(approval.task, approval)
    const by = approval.decision?.by ?? null
    if (isHere(by)) decided.set(by, (decided.get(by) ?? 0) + 1)
  }
  const proposals: Proposal[] = []
  for (const { id, task, approver, delegate, decision, requested } of latest.values()) {
    const facts = graph.approvals.get(id)
    if (facts === undefined || decision !== null || delegate !== null) continue
    if (graph.tasks.get(task)?.kind !== 'approval' || schedule.forecasts.get(task)?.state !== 'waiting') continue
    if (time.between(requested.at, schedule.now) <= decisionGrace * day) continue
    const delegates = ranked(decided).filter((person) => person !== approver && person !== requested.by)
    if (delegates.length === 0) continue
    proposals.push({
      kind: 'delegateApproval',
      id: proposalId(facts, 'delegateApproval', id),
      task,
      deciders: [...new Set([approver, requested.by])].filter(isHere),
      ways: delegates.slice(0, mostDelegates).map((person) => ({ kind: 'delegateTo', person })),
      approval: id,
      approver,
      requested: requested.at
    })
  }
  return proposals
}
