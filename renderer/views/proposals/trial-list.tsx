import type { Proposal, Way } from '../../../shared/proposals/proposal.ts'

import { wayWords } from './proposal-words.ts'
import type { Telling } from './proposal-words.ts'
import { TrialWords } from './trial-words.tsx'

/** [PR8] What each way of a proposal would move; nothing of it is written. */
export function TrialList({
  proposal,
  ways,
  telling
}: {
  readonly proposal: Proposal
  readonly ways: readonly Way[]
  readonly telling: Telling
}) {
  return (
    <ul aria-label="What it would do" className="m-0 flex list-none flex-col gap-1.5 rounded-md bg-sunken px-3 py-2">
      {ways.map((way) => (
        <li key={JSON.stringify(way)} className="text-xs leading-relaxed">
          {ways.length === 1 ? null : <span className="font-medium">{`${wayWords(way, telling)}: `}</span>}
          <TrialWords proposal={proposal} way={way} />
        </li>
      ))}
    </ul>
  )
}
