import { ancestors } from '../model/ancestors.ts'
import type { TaskId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { InitiativeDebt } from './debt-trend.ts'
import type { Line } from './ledger.ts'

/** [TR5] What stands under each initiative: the outermost summary of a line's task; the most hours first. Nothing is counted twice. */
export function initiativeDebts(
  { tasks }: Pick<WorkGraph, 'tasks'>,
  lines: readonly Line[]
): readonly InitiativeDebt[] {
  const debts = new Map<TaskId | null, InitiativeDebt>()
  for (const { task, principal, interest } of lines) {
    const initiative = task === null ? null : (ancestors(tasks, task).at(-1)?.id ?? null)
    const known = debts.get(initiative) ?? { initiative, principal: 0, interest: 0 }
    debts.set(initiative, {
      initiative,
      principal: known.principal + principal,
      interest: known.interest + interest.total
    })
  }
  return [...debts.values()].toSorted((a, b) => b.principal + b.interest - a.principal - a.interest)
}
