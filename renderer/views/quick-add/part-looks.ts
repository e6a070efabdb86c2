import { CalendarArrowUp, Clock, CornerDownRight, Diamond, Flag, UserRound } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'

import type { QuickAddPart } from '../../../shared/intents/quick-add.ts'
import type { BadgeTone } from '../../ui/badge.tsx'

/** How each thing that quick add understands looks in the line and below it. */
export const partLooks: Readonly<
  Record<
    QuickAddPart['kind'],
    { readonly word: string; readonly tone: BadgeTone; readonly icon: LucideIcon; readonly wash: string }
  >
> = {
  owner: { word: '', tone: 'waiting', icon: UserRound, wash: 'bg-waiting-wash ring-1 ring-waiting-wash' },
  estimate: { word: '', tone: 'progress', icon: Clock, wash: 'bg-progress-wash ring-1 ring-progress-wash' },
  after: { word: 'After ', tone: 'blocked', icon: CornerDownRight, wash: 'bg-blocked-wash ring-1 ring-blocked-wash' },
  promise: { word: 'Promise ', tone: 'danger', icon: Flag, wash: 'bg-danger-wash ring-1 ring-danger-wash' },
  notBefore: {
    word: 'Not before ',
    tone: 'clear',
    icon: CalendarArrowUp,
    wash: 'bg-clear-wash ring-1 ring-clear-wash'
  },
  milestone: { word: '', tone: 'accent', icon: Diamond, wash: 'bg-accent-wash ring-1 ring-accent-wash' }
}
