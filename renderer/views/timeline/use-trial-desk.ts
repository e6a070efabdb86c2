import { useEffect, useState } from 'react'

import { useStore } from '../../state/use-store.ts'

import { createTrialDesk } from './trial-desk.ts'
import type { Trial, TrialDesk, TrialDeskParts } from './trial-desk.ts'

/** The desk of one timeline, and its trial as it should show: one that is written shows until the schedule has followed. */
export function useTrialDesk({ preview, onIntent, schedule }: TrialDeskParts): {
  readonly desk: TrialDesk
  readonly trial: Trial | null
} {
  const [desk] = useState(() => createTrialDesk({ preview, onIntent, schedule }))
  useEffect(() => desk.follow({ preview, onIntent, schedule }), [desk, preview, onIntent, schedule])
  useEffect(() => () => desk.letGo(), [desk])
  const trial = useStore(desk.trial)
  const isOver = trial !== null && trial.phase.kind === 'settling' && trial.phase.after !== schedule
  useEffect(() => {
    if (isOver) desk.letGo()
  }, [isOver, desk])
  return { desk, trial: isOver ? null : trial }
}
