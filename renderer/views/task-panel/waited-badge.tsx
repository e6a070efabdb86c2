import type { Instant } from '../../../shared/model/instant.ts'
import { useGraph } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { waitedFor } from '../../state/waited.ts'
import type { Awaited } from '../../state/waited.ts'
import { Badge } from '../../ui/badge.tsx'
import { formatPlainDay } from '../../ui/text/format-day.ts'
import { sayDuration } from '../../ui/text/format-duration.ts'

/** [HO4] [AQ5] How long somebody has been waited for; red once that is longer than is healthy. */
export function WaitedBadge({
  awaited,
  words,
  since
}: {
  readonly awaited: Awaited
  /** What it waits for, before the time: "Not caught". */
  readonly words: string
  readonly since: Instant
}) {
  const graph = useGraph()
  const frame = useDateFrame()
  const { minutes, isLate } = waitedFor(awaited, since, frame.now, graph)
  const perDay = graph.board.minutesPerDay
  const days = Math.floor(minutes / perDay)
  return (
    <Badge tone={isLate ? 'danger' : 'waiting'} title={`Since ${formatPlainDay(since, frame)}`}>
      {days === 0 ? words : `${words} for ${sayDuration(days * perDay, perDay)}`}
    </Badge>
  )
}
