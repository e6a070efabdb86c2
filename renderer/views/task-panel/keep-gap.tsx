import { useState } from 'react'

import type { Dependency } from '../../../shared/model/dependency.ts'
import { gapOf } from '../../../shared/schedule/gap-of.ts'
import { useBoard, useMinutesPerDay } from '../../state/board-context.ts'
import { useIntents } from '../../state/use-intents.ts'
import { useSlice } from '../../state/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { sayDuration } from '../../ui/text/format-duration.ts'

/** [SL7] Offers to keep the gap that a link leaves now, and says first what that would do. Nothing where there is none. */
export function KeepGap({
  link,
  predecessor,
  successor
}: {
  readonly link: Dependency
  readonly predecessor: string
  readonly successor: string
}) {
  const session = useBoard()
  const onIntent = useIntents()
  const dayMinutes = useMinutesPerDay()
  const [isAsking, setAsking] = useState(false)
  const kept = useSlice(session.schedule, (schedule) =>
    schedule === null ? null : (gapOf(session.graph.get(), schedule, link)?.minutes ?? null)
  )
  if (kept === null) return null
  const gap = sayDuration(kept - link.lag.minutes, link.lag.unit === 'elapsed' ? 1440 : dayMinutes)
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center gap-2">
        <span className="tabular min-w-0 flex-1 truncate text-xs text-faint">{`${gap} of room`}</span>
        <Button look="quiet" size="small" aria-expanded={isAsking} onPress={() => setAsking(!isAsking)}>
          Keep this gap
        </Button>
      </div>
      {isAsking ? (
        <div className="flex flex-col items-start gap-1.5 rounded-md bg-sunken p-2">
          <p className="m-0 text-xs leading-relaxed text-soft">
            {`No date moves now. From then on “${successor}” stays ${gap} behind, instead of taking up what “${predecessor}” slips.`}
          </p>
          <Button
            size="small"
            onPress={() => {
              setAsking(false)
              const lag = { ...link.lag, minutes: kept }
              onIntent(
                { type: 'editDependency', dependency: link.id, change: { lag } },
                `Keep ${gap} between “${predecessor}” and “${successor}”`
              )
            }}
          >
            {`Keep ${gap}`}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
