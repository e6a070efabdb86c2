import type { PersonId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { Ledger } from './ledger.ts'

/** [D17] What nobody had to do by hand: counted from the records of slips that stand, as far as they name the moved tasks. */
export function interestNotPaid({ slips, tasks }: WorkGraph, now: number): Ledger['interestNotPaid'] {
  let [count, ownersTold, datesPlanned] = [0, 0, 0]
  for (const { withdrawn, at, later, earlier, moves, by } of slips.values()) {
    if (withdrawn || at > now) continue
    const owners = new Set<PersonId>()
    for (const { task } of moves) {
      const owner = tasks.get(task)?.owner ?? null
      if (owner !== null && owner !== by) owners.add(owner)
    }
    count += 1
    ownersTold += owners.size
    datesPlanned += later + earlier
  }
  return { slips: count, ownersTold, datesPlanned }
}
