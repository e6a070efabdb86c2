import { compareText } from '../lib/compare.ts'
import type { PersonId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import type { Schedule } from '../schedule/schedule.ts'

import { openGround } from './ground.ts'
import { planProposals } from './plan-proposals.ts'
import type { Proposal } from './proposal.ts'
import { seamProposals } from './seam-proposals.ts'
import { signalProposal } from './signal-proposals.ts'
import { taskProposals } from './task-proposals.ts'

/**
 * [PR3] What could be done about the board now, in the order of task and kind; what was decided is left out [PR5]. `schedule`
 * is the graph's, `left` are people who belong to the board no more. Looks at every task: for 10,000 some milliseconds, on a board where much is wrong some dozens.
 */
export function deriveProposals(
  graph: WorkGraph,
  schedule: Schedule,
  left: ReadonlySet<PersonId>
): readonly Proposal[] {
  const ground = openGround(graph, schedule, left)
  const found: Proposal[] = []
  for (const forecast of schedule.forecasts.values()) found.push(...taskProposals(ground, forecast))
  found.push(...seamProposals(ground), ...planProposals(ground))
  for (const signal of graph.signals.values()) {
    const proposal = signalProposal(ground, signal)
    if (proposal !== null) found.push(proposal)
  }
  return found
    .filter((proposal) => !graph.verdicts.has(proposal.id))
    .toSorted(
      (a, b) => compareText(a.task ?? '', b.task ?? '') || compareText(a.kind, b.kind) || compareText(a.id, b.id)
    )
}
