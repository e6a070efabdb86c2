import { TriangleAlert } from 'lucide-react'

import { useSchedule } from '../../state/board-context.ts'
import { countOf } from '../../ui/text/count-of.ts'

import { DeadlockNote } from './deadlock-note.tsx'

/** Says that work waits in a circle, and how to get out; of several loops one after the other. */
export function DeadlockBanner() {
  const deadlocks = useSchedule()?.deadlocks ?? []
  const [first, ...others] = deadlocks
  if (first === undefined) return null
  return (
    <section
      role="alert"
      aria-label="Deadlock"
      className="flex shrink-0 gap-3 border-b border-line bg-danger-wash px-4 py-2.5 text-xs"
    >
      <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-danger" />
      <div className="min-w-0">
        <h2 className="m-0 mb-1 text-xs font-semibold text-danger">
          A deadlock came of two changes made at once
          {others.length === 0 ? '' : ` (and ${countOf(others.length, 'more', 'more')})`}
        </h2>
        <DeadlockNote deadlock={first} />
      </div>
    </section>
  )
}
