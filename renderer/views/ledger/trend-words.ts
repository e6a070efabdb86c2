import type { TrendDay } from '../../../shared/debt/debt-trend.ts'
import { countOf } from '../../ui/text/count-of.ts'

import { hoursText } from './hours-text.ts'

/** [TR3] What can happen to a balance on a day. */
export type TrendMark = 'paid' | 'writtenOff' | 'notPaid'

/**
 * [TR3] What happened to the balance on a day, each kind in words: "2 lines paid (12.0 h)", "4.0 h written off". Empty where
 * nothing did. Of a part of the board `lines` are not counted: one may stand in several.
 */
export function markWords({
  paid,
  writtenOff,
  notPaid
}: {
  readonly paid: { readonly lines: number | null; readonly hours: number } | null
  readonly writtenOff: number
  readonly notPaid: number
}): readonly { readonly kind: TrendMark; readonly words: string }[] {
  const lines = paid === null || paid.lines === null ? '' : `${countOf(paid.lines, 'line')} `
  return [
    ...(paid === null || paid.lines === 0
      ? []
      : [{ kind: 'paid', words: `${lines}paid (${hoursText(paid.hours)})` } as const]),
    ...(writtenOff > 0 ? [{ kind: 'writtenOff', words: `${hoursText(writtenOff)} written off` } as const] : []),
    ...(notPaid > 0
      ? [{ kind: 'notPaid', words: `not paid: ${countOf(notPaid, 'date')} planned anew by the app` } as const]
      : [])
  ]
}

/** [TR2] How far the trend goes, and from where to where the balance went. */
export function trendSentence(days: readonly TrendDay[], since: string): string {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined || days.length < 3)
    return 'A balance by day needs some days: this board is too young for one.'
  const paid = days.reduce((sum, { closed }) => sum + closed.lines, 0)
  return `Since ${since}: from ${hoursText(first.principal + first.interest)} to ${hoursText(last.principal + last.interest)}, ${countOf(paid, 'line')} paid. Worked out from the facts that this board holds today, back to the making of its first task and twelve weeks at most.`
}
