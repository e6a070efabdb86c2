import { useState } from 'react'

import { assertNever } from '../../../shared/lib/assert-never.ts'
import { useBoard } from '../../state/board-context.ts'
import { useStore } from '../../state/use-store.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { FlowView } from '../flow/flow-view.tsx'
import { ReviewView } from '../review/review-view.tsx'

import { LedgerView } from './ledger-view.tsx'
import { TrendView } from './trend-view.tsx'

/** The books of a board: what stands still and costs, how work passes through, and the week of both. */
export function LedgerSections() {
  const session = useBoard()
  const [book, setBook] = useState<'debt' | 'trend' | 'flow'>('debt')
  const section = useStore(session.view) === 'review' ? 'review' : book
  return (
    <>
      <div className="shrink-0 px-4 pt-3">
        <Segmented
          label="Section of the ledger"
          value={section}
          onChoose={(chosen) => {
            if (chosen !== 'review') setBook(chosen)
            session.showView(chosen === 'review' ? 'review' : 'ledger')
          }}
          options={[
            { value: 'debt', label: 'Debt' },
            { value: 'trend', label: 'Trend' },
            { value: 'flow', label: 'Flow' },
            { value: 'review', label: 'Weekly review' }
          ]}
        />
      </div>
      {sectionOf(section)}
    </>
  )
}

function sectionOf(section: 'debt' | 'trend' | 'flow' | 'review') {
  switch (section) {
    case 'debt':
      return <LedgerView />
    case 'trend':
      return <TrendView />
    case 'flow':
      return <FlowView />
    case 'review':
      return <ReviewView />
    default:
      return assertNever(section)
  }
}
