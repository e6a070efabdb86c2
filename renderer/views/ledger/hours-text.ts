import { roundHundredths } from '../../../shared/debt/round-hundredths.ts'

/** Hours at the edge: half-even to hundredths, and what is no whole tenth shows both places. "26.0 h", "0.25 h". */
export function hoursText(hours: number): string {
  const rounded = roundHundredths(hours)
  const isTenths = Math.round(rounded * 100) % 10 === 0
  return `${rounded.toFixed(isTenths ? 1 : 2)} h`
}
