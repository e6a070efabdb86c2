import { UserPlus, UsersRound } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'

import { teamSummary } from '../../state/sync-words.ts'
import type { TeamSummary } from '../../state/sync-words.ts'
import { nameOfDevice, useTeam } from '../../state/use-team.ts'

const inks: Readonly<Record<NonNullable<TeamSummary>['tone'], string>> = {
  quiet: 'text-soft',
  good: 'text-soft',
  warning: 'text-blocked'
}

/** Beside "Saved": who else has the board, in a few words; before it is shared, the way to share it. */
export function TeamButton({ onPress }: { readonly onPress: () => void }) {
  const { team, people } = useTeam()
  const summary = teamSummary(team, (device) => nameOfDevice(people, device))
  return (
    <AriaButton
      onPress={onPress}
      aria-label={summary === null ? 'Share this board' : `People and sync: ${summary.words}`}
      className={`flex h-8 max-w-56 min-w-8 cursor-default items-center gap-1.5 rounded-md px-1.5 text-xs hover:bg-hover ${inks[summary?.tone ?? 'quiet']}`}
    >
      {summary === null ? (
        <UserPlus aria-hidden size={16} className="shrink-0" />
      ) : (
        <UsersRound aria-hidden size={16} className="shrink-0" />
      )}
      <span className="truncate font-medium max-[1100px]:hidden">{summary === null ? 'Share' : summary.words}</span>
    </AriaButton>
  )
}
