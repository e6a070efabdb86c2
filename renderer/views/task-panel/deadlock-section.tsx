import type { TaskId } from '../../../shared/model/ids.ts'
import { useSchedule } from '../../state/board-context.ts'
import { DeadlockNote } from '../deadlock/deadlock-note.tsx'

import { PanelSection } from './panel-section.tsx'

/** The loop that a task is part of, where a merge made one. */
export function DeadlockSection({ task }: { readonly task: TaskId }) {
  const deadlock = useSchedule()?.deadlocks.find(({ path }) => path.includes(task))
  if (deadlock === undefined) return null
  return (
    <PanelSection title="Deadlock">
      <DeadlockNote deadlock={deadlock} />
    </PanelSection>
  )
}
