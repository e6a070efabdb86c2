import type { Intent } from '../intents/intent.ts'
import { ancestors } from '../model/ancestors.ts'
import type { DependencyId, TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { WriteOffPlan } from './plan-write-off.ts'

/** [WO6] The write-off as one intent, so that one undo takes all of it back. `label` names the step. */
export function writeOffIntent(
  graph: WorkGraph,
  plan: WriteOffPlan,
  how: { readonly label: string; readonly reason: string; readonly at: Instant; readonly newId: () => DependencyId }
): Intent {
  const { label, reason, at, newId } = how
  // What lies under a summary that was given up is gone with it; in a loop of parents, which a merge can make, one goes first.
  const heads = new Set<TaskId>()
  for (const one of plan.given) if (!ancestors(graph.tasks, one).some(({ id }) => heads.has(id))) heads.add(one)
  return {
    type: 'together',
    label,
    intents: [
      ...plan.removed.map((dependency): Intent => ({ type: 'removeDependency', dependency })),
      ...plan.links.map((link): Intent => ({ type: 'addDependency', dependency: { id: newId(), ...link } })),
      ...Array.from(heads, (task): Intent => ({ type: 'writeOffTask', task, reason, at }))
    ]
  }
}
