import { useCallback, useMemo, useState } from 'react'

import type { TaskId } from '../../../shared/model/ids.ts'
import { EmptyNote } from '../../ui/empty-note.tsx'

import { outlineRows } from '../../state/outline-rows.ts'
import { TimelineGrid } from './timeline-grid.tsx'
import type { TimelineProps } from './timeline-props.ts'

export type TimelineViewProps = TimelineProps & {
  /** Only these tasks and what leads to them, as a search asks; null or nothing for all. */
  readonly wanted?: ReadonlySet<TaskId> | null
}

/** The forecast along time: what comes when and why, and what a drag would move before it is real. */
export function TimelineView({ wanted = null, ...props }: TimelineViewProps) {
  const { tasks } = props.graph
  const [closed, setClosed] = useState<ReadonlySet<TaskId>>(new Set())
  const rows = useMemo(() => outlineRows(tasks, closed, wanted), [tasks, closed, wanted])
  const toggle = useCallback(
    (task: TaskId) =>
      setClosed((before) => {
        const next = new Set(before)
        if (!next.delete(task)) next.add(task)
        return next
      }),
    []
  )
  return (
    <section aria-label="Timeline" className="flex min-h-0 flex-1 flex-col">
      {rows.length > 0 ? (
        <TimelineGrid {...props} rows={rows} onToggle={toggle} />
      ) : (
        <div className="flex flex-1 items-center justify-center">
          {wanted === null ? (
            <EmptyNote title="Nothing to forecast yet">
              Add tasks above, or import a file: their forecast stands here along time.
            </EmptyNote>
          ) : (
            <EmptyNote title="No match here" />
          )}
        </div>
      )}
    </section>
  )
}
