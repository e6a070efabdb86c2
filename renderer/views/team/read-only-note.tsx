import { Eye } from 'lucide-react'

import type { TeamState } from '../../../shared/ipc/team-state.ts'

/** Says that one may only read, and why. */
export function ReadOnlyNote({ team }: { readonly team: TeamState }) {
  if (team.joining) return null
  return (
    <div
      role="note"
      aria-label="Read only"
      className="flex shrink-0 items-center gap-2 border-b border-line bg-sunken px-4 py-2 text-xs text-soft"
    >
      <Eye aria-hidden size={15} />
      <span>
        {team.role === null
          ? 'You do not belong to this board any more. What is here stays readable; nothing new comes.'
          : 'You are a viewer: you may read this board, and not change it. An owner can make you an editor.'}
      </span>
    </div>
  )
}
