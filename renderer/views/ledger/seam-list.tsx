import { useMemo } from 'react'

import type { Ledger } from '../../../shared/debt/ledger.ts'
import { partsThatAddUp } from '../../../shared/debt/parts-that-add-up.ts'
import { roundTenths } from '../../../shared/debt/round-hundredths.ts'
import { seamDebts } from '../../../shared/debt/seam-debts.ts'
import { useGraph } from '../../state/board-context.ts'

import { tenthsText } from './hours-text.ts'
import { seamName } from './seam-words.ts'

/** [LV25] What of the headline stands between which teams; nothing where nothing is stuck. */
export function SeamList({ ledger: { lines, now, totals } }: { readonly ledger: Ledger }) {
  const graph = useGraph()
  const seams = useMemo(() => {
    const debts = seamDebts(graph, lines, now)
    return [...debts.filter(({ ends }) => ends !== null), ...debts.filter(({ ends }) => ends === null)]
  }, [graph, lines, now])
  const total = totals.principal + totals.interest
  if (total === 0) return null
  const shown = partsThatAddUp(
    seams.map(({ principal, interest }) => principal + interest),
    total,
    roundTenths(total) === 0 ? 'hundredths' : 'tenths'
  )
  return (
    <section aria-label="Between teams" className="px-4 pt-5">
      <h3 className="m-0 text-sm font-semibold">Between teams</h3>
      {seams.every(({ ends }) => ends === null) ? (
        <p className="m-0 mt-1 text-xs text-soft">
          No seam is known here: once this board’s settings say who is of which team, it stands here what is stuck
          between two of them.
        </p>
      ) : (
        <>
          <p className="m-0 mt-1 text-xs text-soft">
            Where it is stuck; together the whole. At no seam is what has an end without a team, or stands within a team
            of one.
          </p>
          <ul aria-label="What is stuck at each seam, the most first" className="m-0 mt-1 list-none p-0">
            {seams.map(({ ends }, place) => (
              <li
                key={JSON.stringify(ends)}
                className="flex flex-wrap items-baseline gap-x-4 border-b border-edge py-2"
              >
                <span className={`min-w-56 flex-1 break-words ${ends === null ? 'text-soft' : 'font-medium'}`}>
                  {seamName(ends)}
                </span>
                <span className="tabular">{tenthsText(shown[place] ?? 0)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
