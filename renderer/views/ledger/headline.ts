import type { Ledger } from '../../../shared/debt/ledger.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { countOf } from '../../ui/text/count-of.ts'

import { hoursText } from './hours-text.ts'

/** [LV2] "30.67 h = 26.0 h tied up + 4.67 h interest, growing 0.3 h a day; 2 days on Launch". */
export function headline({ totals, delays }: Ledger, titleOf: (task: TaskId) => string): string {
  const { principal, interest, rate } = totals
  if (principal + interest === 0) return 'Nothing is stuck.'
  const sum = `${hoursText(principal + interest)} = ${hoursText(principal)} tied up + ${hoursText(interest)} interest`
  const growing = `growing ${hoursText(rate)} a day`
  const late = delays.map(({ promise, days }) => `${daysText(days)} on ${titleOf(promise)}`)
  return [`${sum}, ${growing}`, ...late].join('; ')
}

/** Working days to a tenth: "2 days", "1 day", "0.4 days". */
export function daysText(days: number): string {
  const tenths = Math.round(days * 10) / 10
  return Number.isInteger(tenths) ? countOf(tenths, 'day') : `${tenths.toFixed(1)} days`
}
