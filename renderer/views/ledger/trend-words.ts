import type { TrendDay } from '../../../shared/debt/debt-trend.ts'
import { countOf } from '../../ui/text/count-of.ts'

import { hoursText } from './hours-text.ts'

/** [TR3] What happened to the balance on a day, in words: "2 lines paid (12.0 h), 4.0 h written off". Empty where nothing did. */
export function markWords({
  closed,
  writtenOff,
  notPaid
}: Pick<TrendDay, 'closed' | 'writtenOff' | 'notPaid'>): string {
  return [
    ...(closed.lines > 0 ? [`${countOf(closed.lines, 'line')} paid (${hoursText(closed.hours)})`] : []),
    ...(writtenOff > 0 ? [`${hoursText(writtenOff)} written off`] : []),
    ...(notPaid > 0 ? [`not paid: ${countOf(notPaid, 'date')} planned anew by the app`] : [])
  ].join(', ')
}

/** [TR2] How far the trend goes, and from where to where the balance went. */
export function trendSentence(days: readonly TrendDay[], since: string): string {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined || days.length < 3)
    return 'A balance by day needs some days: this board is too young for one.'
  const paid = days.reduce((sum, { closed }) => sum + closed.lines, 0)
  return `Since ${since}: from ${hoursText(first.principal + first.interest)} to ${hoursText(last.principal + last.interest)}, ${countOf(paid, 'line')} paid. Worked out from the facts that this board holds today, back to the making of its first task and twelve weeks at most.`
}
