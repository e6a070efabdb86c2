import { Ban, CircleCheck, CircleDashed, CirclePlay, Hourglass, Lock } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'

import { Badge } from './badge.tsx'
import type { BadgeTone } from './badge.tsx'

/** Where work stands, in the engine's words. */
export type StateName = 'blocked' | 'clear' | 'inProgress' | 'waiting' | 'done' | 'cancelled'

type StateLook = { readonly word: string; readonly icon: LucideIcon; readonly tone: BadgeTone; readonly ink: string }

/** The word, icon and tone of each state, the same wherever it shows. */
export const stateLooks: Readonly<Record<StateName, StateLook>> = {
  blocked: { word: 'Blocked', icon: Lock, tone: 'blocked', ink: 'text-blocked' },
  clear: { word: 'Clear to start', icon: CircleDashed, tone: 'clear', ink: 'text-clear' },
  inProgress: { word: 'In progress', icon: CirclePlay, tone: 'progress', ink: 'text-progress' },
  waiting: { word: 'Waiting', icon: Hourglass, tone: 'waiting', ink: 'text-waiting' },
  done: { word: 'Done', icon: CircleCheck, tone: 'done', ink: 'text-done' },
  cancelled: { word: 'Cancelled', icon: Ban, tone: 'neutral', ink: 'text-faint' }
}

/** A state as a badge. */
export function StateBadge({ state }: { readonly state: StateName }) {
  const { word, icon, tone } = stateLooks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  )
}
