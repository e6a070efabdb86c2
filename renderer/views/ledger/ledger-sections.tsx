import { useState } from 'react'

import { Segmented } from '../../ui/segmented.tsx'
import { FlowView } from '../flow/flow-view.tsx'

import { LedgerView } from './ledger-view.tsx'

/** The books of a board: what stands still and costs, and how work passes through. */
export function LedgerSections() {
  const [section, setSection] = useState<'debt' | 'flow'>('debt')
  return (
    <>
      <div className="shrink-0 px-4 pt-3">
        <Segmented
          label="Section of the ledger"
          value={section}
          onChoose={setSection}
          options={[
            { value: 'debt', label: 'Debt' },
            { value: 'flow', label: 'Flow' }
          ]}
        />
      </div>
      {section === 'flow' ? <FlowView /> : <LedgerView />}
    </>
  )
}
