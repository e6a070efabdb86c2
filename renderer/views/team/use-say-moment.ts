import { instantFromMilliseconds } from '../../../shared/model/instant.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { formatDay, formatMoment } from '../../ui/text/format-day.ts'

/** Says a moment (Unix milliseconds): "10:42" today, else with its day. */
export function useSayMoment(): (milliseconds: number) => string {
  const frame = useDateFrame()
  return (milliseconds) => {
    const instant = instantFromMilliseconds(milliseconds)
    const moment = formatMoment(instant, frame)
    return formatDay(instant, frame) === 'today' ? (moment.split(' ').at(-1) ?? moment) : moment
  }
}
