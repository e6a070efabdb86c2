import { FileX2 } from 'lucide-react'

import type { TeamState } from '../../../shared/ipc/team-state.ts'
import { Button } from '../../ui/button.tsx'
import { countOf } from '../../ui/text/count-of.ts'

/** [TE10] Says that something of one's own does not count, until it is dealt with. */
export function RefusedNote({ team, onLook }: { readonly team: TeamState; readonly onLook: () => void }) {
  const count = team.refused.length + team.refusedMore
  if (count === 0) return null
  return (
    <div
      role="note"
      aria-label="Refused edits"
      className="flex shrink-0 items-center gap-2 border-b border-line bg-blocked-wash px-4 py-1.5 text-xs text-blocked"
    >
      <FileX2 aria-hidden size={15} className="shrink-0" />
      <span>{`${countOf(count, 'edit')} of yours ${count === 1 ? 'does' : 'do'} not count, and ${count === 1 ? 'is' : 'are'} not shown here.`}</span>
      <Button size="small" onPress={onLook}>
        Look at {count === 1 ? 'it' : 'them'}…
      </Button>
    </div>
  )
}
