import { ArrowRight } from 'lucide-react'

import type { SlipMove } from '../../../shared/model/slip-record.ts'
import { useMinutesPerDay } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { formatMoment, formatPlainDay } from '../../ui/text/format-day.ts'
import { formatDuration } from '../../ui/text/format-duration.ts'

/** From when to when a finish moves, and by how much. */
export function MovedDates({ move }: { readonly move: Pick<SlipMove, 'finishBefore' | 'finishAfter' | 'shift'> }) {
  const frame = useDateFrame()
  const perDay = useMinutesPerDay()
  const { finishBefore, finishAfter, shift } = move
  const days = [formatPlainDay(finishBefore, frame), formatPlainDay(finishAfter, frame)]
  // Within a day the hours say it.
  const [before, after] =
    days[0] === days[1] ? [formatMoment(finishBefore, frame), formatMoment(finishAfter, frame)] : days
  return (
    <span className="tabular flex items-center gap-1.5 text-xs text-soft">
      {before}
      <ArrowRight aria-label="to" size={12} className="shrink-0 text-faint" />
      {after}
      <span className="text-faint">{`${shift > 0 ? '+' : ''}${formatDuration(shift, perDay)}`}</span>
    </span>
  )
}
