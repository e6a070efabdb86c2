import { ArrowRightFromLine, FlagTriangleRight, TriangleAlert } from 'lucide-react'

import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { describeSlip } from '../../../shared/schedule/describe-slip.ts'
import { Kbd } from '../../ui/kbd.tsx'

import type { Trial } from './trial-desk.ts'

/** What a trial would set, and what would move: nothing of it is written yet. */
export function TrialNote({ trial, graph }: { readonly trial: Trial; readonly graph: WorkGraph }) {
  const { supposal, answer, by, phase } = trial
  if (supposal === null) return <p className="m-0 text-soft">No change: let go and nothing happens.</p>
  const slip = answer !== null && answer.outcome.ok ? answer.outcome.value : null
  const problem = answer !== null && !answer.outcome.ok ? answer.outcome.failure : null
  const breaks = slip !== null && slip.brokenPromises.length > 0
  return (
    <div className="flex flex-col gap-1">
      <p className="tabular m-0 font-semibold">{capitalised(supposal.words)}</p>
      <p className={`m-0 flex items-start gap-1.5 ${breaks ? 'font-medium text-danger' : 'text-soft'}`}>
        {breaks ? <FlagTriangleRight aria-hidden size={14} className="mt-[2px] shrink-0" /> : null}
        {problem === null ? null : <TriangleAlert aria-hidden size={14} className="mt-[2px] shrink-0 text-danger" />}
        {slip === null || breaks ? null : <ArrowRightFromLine aria-hidden size={14} className="mt-[2px] shrink-0" />}
        <span>
          {problem === null
            ? slip === null
              ? 'Looking at what moves…'
              : `${describeSlip(graph, slip)}.`
            : `What would move is not known: ${problem}`}
        </span>
      </p>
      {by === 'keys' && phase.kind === 'trying' ? (
        <p className="m-0 flex items-center gap-1.5 text-xs text-faint">
          <Kbd keys="Enter" /> applies <Kbd keys="Esc" /> lets go
        </p>
      ) : null}
    </div>
  )
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
