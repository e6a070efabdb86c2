import { roundHundredths, roundTenths } from '../../../shared/debt/round-hundredths.ts'

/** Hours at the edge: half-even to hundredths, and what is no whole tenth shows both places. "26.0 h", "0.25 h". */
export function hoursText(hours: number): string {
  const rounded = roundHundredths(hours)
  const isTenths = Math.round(rounded * 100) % 10 === 0
  return `${rounded.toFixed(isTenths ? 1 : 2)} h`
}

/** [LV8] Hours in one decimal; what would vanish in one shows two. "4.7 h", "0.04 h", "0.0 h" of nothing. */
export function tenthsText(hours: number): string {
  const tenths = roundTenths(hours)
  return tenths === 0 ? hoursText(hours) : `${tenths.toFixed(1)} h`
}
