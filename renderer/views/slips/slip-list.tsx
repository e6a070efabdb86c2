import { useGraphPart } from '../../state/board-context.ts'
import { newestSlips } from '../../state/slip-list.ts'
import { EmptyNote } from '../../ui/empty-note.tsx'

import { SlipRow } from './slip-row.tsx'

/** More than anybody reads in a list that hangs from a button. */
const mostShown = 50

/** What moved on the open board, newest first. Made only while it is open: slips are sorted for nobody else. */
export function SlipList() {
  const slips = useGraphPart('slips')
  const shown = newestSlips(slips, mostShown)
  if (shown.length === 0) {
    return (
      <EmptyNote title="Nothing has moved yet">
        When an edit moves what others wait for, it stands here: what moved, who did it, and a way back.
      </EmptyNote>
    )
  }
  return (
    <div className="min-h-0 overflow-y-auto px-2.5 py-1">
      <ul aria-label="Slips, newest first" className="m-0 list-none p-0">
        {shown.map((slip) => (
          <SlipRow key={slip.id} slip={slip} />
        ))}
      </ul>
      {slips.size > shown.length ? (
        <p className="m-0 px-1.5 pb-2 text-xs text-faint">{`and ${slips.size - shown.length} before these`}</p>
      ) : null}
    </div>
  )
}
