import { useCallback, useState } from 'react'

import type { Ledger } from '../../../shared/debt/ledger.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { useGraphPart } from '../../state/board-context.ts'
import { useLedger } from '../../state/use-ledger.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyNote } from '../../ui/empty-note.tsx'
import { countOf } from '../../ui/text/count-of.ts'

import { headline } from './headline.ts'
import { HealthyWaits } from './healthy-waits.tsx'
import { hoursText } from './hours-text.ts'
import { moneyText } from './money-text.ts'
import { PolicyDialog } from './policy-dialog.tsx'
import { SeamList } from './seam-list.tsx'
import { WrittenOffList } from './written-off-list.tsx'
import { LedgerLine } from './ledger-line.tsx'

/** [LV2] The debt of the open board: the headline, its accounts, and the lines in the order of payment. */
export function LedgerView() {
  const reading = useLedger()
  const tasks = useGraphPart('tasks')
  const titleOf = useCallback((task: TaskId) => tasks.get(task)?.title ?? 'a task that is gone', [tasks])
  switch (reading.kind) {
    case 'reading':
      return (
        <p role="status" className="m-0 p-4 text-soft">
          Adding up what stands still …
        </p>
      )
    case 'failed':
      return (
        <p role="alert" className="m-0 p-4 text-danger">
          {reading.message}
        </p>
      )
    case 'read':
      return <LedgerPage ledger={reading.value} titleOf={titleOf} />
  }
}

function LedgerPage({ ledger, titleOf }: { readonly ledger: Ledger; readonly titleOf: (task: TaskId) => string }) {
  const { totals, lines, interestNotPaid } = ledger
  const [isAsking, setAsking] = useState(false)
  const currency = useGraphPart('board').debt?.currency ?? null
  const money = (amount: number | null) => moneyText(amount ?? 0, currency)
  const [low, high] = [hoursText(totals.interestAtLow), hoursText(totals.interestAtHigh)]
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <header className="px-4 pt-4 pb-3">
        <h2 className="m-0 text-base font-semibold">{headline(ledger, titleOf)}</h2>
        <p className="m-0 mt-1 text-xs text-soft">
          {[
            `${hoursText(totals.invested)} are put in and not delivered: ${hoursText(totals.principal)} stuck, ${hoursText(totals.moving)} moving`,
            ...(low === high ? [] : [`interest ${low} to ${high}`]),
            ...(totals.writtenOff > 0 ? [`${hoursText(totals.writtenOff)} written off`] : []),
            ...(totals.principalMoney === null
              ? []
              : [`${money(totals.principalMoney)} tied up, ${money(totals.interestMoney)} interest`]),
            ...(totals.delayMoney === null || totals.delayMoney === 0 ? [] : [`${money(totals.delayMoney)} of delay`]),
            ...(interestNotPaid.slips > 0
              ? [`not paid: ${countOf(interestNotPaid.datesPlanned, 'date')} planned anew by the app`]
              : [])
          ].join(' · ')}
        </p>
      </header>
      {lines.length === 0 ? (
        <EmptyNote title="Nothing stands still past its grace">
          What somebody sits on for longer than is healthy stands here, with what it costs and the way out.
        </EmptyNote>
      ) : (
        <ol aria-label="What stands still, the best payment first" className="m-0 list-none border-t border-edge p-0">
          {lines.map((line) => (
            <LedgerLine key={`${line.code}-${line.cause}`} line={line} titleOf={titleOf} />
          ))}
        </ol>
      )}
      <SeamList ledger={ledger} />
      <HealthyWaits healthy={ledger.healthy} contingent={ledger.contingent} titleOf={titleOf} />
      <WrittenOffList />
      <p className="m-0 flex flex-wrap items-center gap-2 px-4 py-3 text-xs text-faint">
        {`J and K move, W says why, P takes the first way out. Hours tied up come back when their line closes; what waiting costs rests on assumptions that a board can set.`}
        <Button size="small" look="quiet" onPress={() => setAsking(true)}>
          What the ledger assumes …
        </Button>
      </p>
      <PolicyDialog assumptions={ledger.assumptions} isOpen={isAsking} onClose={() => setAsking(false)} />
    </div>
  )
}
