import { Lightbulb } from 'lucide-react'
import { Suspense, useMemo } from 'react'

import { useBoard } from '../../state/board-context.ts'
import { mayDecide } from '../../state/sort-proposals.ts'
import { useStore } from '../../state/use-store.ts'
import { BarPopover } from '../../ui/bar-popover.tsx'

import { ProposalList } from './later-views.ts'

/** Opens the list of what is proposed; says how much of it is the reader's to decide. */
export function ProposalsButton() {
  const session = useBoard()
  const proposals = useStore(session.proposals)
  const me = useStore(session.me)
  const mine = useMemo(() => [...proposals.values()].filter((each) => mayDecide(each, me)).length, [proposals, me])
  return (
    <BarPopover
      label={mine === 0 ? 'Proposals' : `Proposals, ${mine} for you to decide`}
      title="Proposals"
      icon={
        <>
          <Lightbulb aria-hidden size={16} />
          {mine === 0 ? null : (
            <span
              aria-hidden
              className="tabular absolute top-0 right-0 flex h-3.5 min-w-3.5 items-center justify-center rounded-full bg-accent px-0.5 text-initials-m font-semibold text-accent-ink"
            >
              {mine > 99 ? '99+' : mine}
            </span>
          )}
        </>
      }
    >
      <Suspense>
        <ProposalList />
      </Suspense>
    </BarPopover>
  )
}
