import { useEffect, useState } from 'react'

import type { SlotOffer } from '../../shared/ipc/hub-to-window.ts'
import type { TaskId } from '../../shared/model/ids.ts'

import { useBoard } from './board-context.ts'

/** [OS3] [OS6] When a task could begin, and what it has taken; null until that is known. Asked again whenever the board or a calendar changes: other work may have taken the time, or a meeting. */
export function useOpenSlot(task: TaskId): SlotOffer | null {
  const session = useBoard()
  const [known, setKnown] = useState<{ readonly task: TaskId; readonly offer: SlotOffer } | null>(null)
  useEffect(() => {
    let latest = 0
    const ask = (): void => {
      latest += 1
      const asked = latest
      session.openSlot(task).then(
        (offer) => {
          if (asked === latest) setKnown({ task, offer })
        },
        // The background process says elsewhere what is wrong with it; a slot is only an offer.
        () => undefined
      )
    }
    ask()
    const stops = [session.graph.subscribe(ask), session.calendars.subscribe(ask)]
    return () => {
      latest = -1
      for (const stop of stops) stop()
    }
  }, [session, task])
  return known?.task === task ? known.offer : null
}
