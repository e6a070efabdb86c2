import { useMemo } from 'react'

import type { TaskId } from '../../../shared/model/ids.ts'
import { useGraphPart } from '../../state/board-context.ts'
import { newestSlips, touchesTask } from '../../state/slip-list.ts'
import { SlipRow } from '../slips/slip-row.tsx'

import { PanelSection } from './panel-section.tsx'

/** More stand in the list of the whole board. */
const mostShown = 5

/** The last slips that had to do with this task; nothing where there were none. */
export function SlipsSection({ task }: { readonly task: TaskId }) {
  const slips = useGraphPart('slips')
  const touching = useMemo(
    () => newestSlips(new Map([...slips].filter(([, slip]) => touchesTask(slip, task))), mostShown),
    [slips, task]
  )
  if (touching.length === 0) return null
  return (
    <PanelSection title="Slips">
      <ul aria-label="Slips of this task, newest first" className="m-0 list-none p-0">
        {touching.map((slip) => (
          <SlipRow key={slip.id} slip={slip} />
        ))}
      </ul>
    </PanelSection>
  )
}
