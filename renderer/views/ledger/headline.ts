import type { Ledger } from '../../../shared/debt/ledger.ts'
import { partsThatAddUp } from '../../../shared/debt/parts-that-add-up.ts'
import { roundTenths } from '../../../shared/debt/round-hundredths.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { countOf } from '../../ui/text/count-of.ts'

import { tenthsText } from './hours-text.ts'

/** [LV2] [LV8] "30.7 h = 26.0 h tied up + 4.7 h interest, growing 0.3 h a day; 2 days on Launch". */
export function headline({ totals, delays }: Ledger, titleOf: (task: TaskId) => string): string {
  const { principal, interest, rate } = totals
  const total = principal + interest
  if (total === 0) return 'Nothing is stuck.'
  const isSmall = roundTenths(total) === 0
  const [tiedUp = 0, extra = 0] = partsThatAddUp([principal, interest], total, isSmall ? 'hundredths' : 'tenths')
  const sum = `${tenthsText(total)} = ${tenthsText(tiedUp)} tied up + ${tenthsText(extra)} interest`
  const late = delays.map(({ promise, days }) => `${daysText(days)} on ${titleOf(promise)}`)
  return [`${sum}, growing ${tenthsText(rate)} a day`, ...late].join('; ')
}

/** Working days to a tenth: "2 days", "1 day", "0.4 days". */
export function daysText(days: number): string {
  const tenths = roundTenths(days)
  return Number.isInteger(tenths) ? countOf(tenths, 'day') : `${tenths.toFixed(1)} days`
}
