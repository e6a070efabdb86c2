import { useState } from 'react'

import { useBoard } from '../../state/board-context.ts'
import { useStore } from '../../state/use-store.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { FlowView } from '../flow/flow-view.tsx'
import { ReviewView } from '../review/review-view.tsx'

import { LedgerView } from './ledger-view.tsx'

/** The books of a board: what stands still and costs, how work passes through, and the week of both. */
export function LedgerSections() {
  const session = useBoard()
  const [book, setBook] = useState<'debt' | 'flow'>('debt')
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
            { value: 'flow', label: 'Flow' },
            { value: 'review', label: 'Weekly review' }
          ]}
        />
      </div>
      {section === 'review' ? <ReviewView /> : section === 'flow' ? <FlowView /> : <LedgerView />}
    </>
  )
}
