import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

import type { TaskId } from '../../../shared/model/ids.ts'
import { useBoard, useSchedule } from '../../state/board-context.ts'
import { useStore } from '../../state/use-store.ts'

/**
 * [NT10] Puts the focus where the next step of the chosen task is taken. A place says which it is by `data-next-step`; the
 * first of the panel counts, and its first control that is on. Looks again with every rendering until there is one.
 */
export function useNextStep(task: TaskId): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null)
  const session = useBoard()
  const step = useStore(session.step)
  const isForecast = useSchedule() !== null
  useEffect(() => {
    // What is proposed, and what may be started, follows from the forecast.
    if (step === null || !isForecast) return
    // The panel of the task before stands until the next one is drawn: the step is not taken there.
    if (session.selected.get() !== task) return
    const place = panel.current?.querySelector(`[data-next-step="${step}"]`)
    const control = place?.querySelector<HTMLElement>('button:enabled, input:enabled, textarea:enabled')
    if (control === null || control === undefined) return
    session.stepFound()
    control.focus()
    control.scrollIntoView({ block: 'nearest' })
  })
  return panel
}
