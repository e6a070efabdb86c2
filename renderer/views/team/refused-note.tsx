import { FileX2 } from 'lucide-react'

import type { TeamState } from '../../../shared/ipc/team-state.ts'
import { Button } from '../../ui/button.tsx'

/** [TE10] Says that something of one's own does not count, until it is dealt with. */
export function RefusedNote({ team, onLook }: { readonly team: TeamState; readonly onLook: () => void }) {
  const count = team.refused.length + team.refusedMore
  if (count === 0) return null
  return (
    <section
      aria-label="What does not count"
      className="shrink-0 border-b border-line bg-blocked-wash text-xs text-blocked"
    >
      <div role="note" aria-label="Refused edits" className="flex items-center gap-2 px-4 py-1.5">
        <FileX2 aria-hidden size={15} className="shrink-0" />
        <span>
          {count === 1
            ? '1 edit of yours does not count, and is not shown here.'
            : `${count} edits of yours do not count, and are not shown here.`}
        </span>
        <Button size="small" onPress={onLook}>
          Look at {count === 1 ? 'it' : 'them'}…
        </Button>
      </div>
    </section>
  )
}
