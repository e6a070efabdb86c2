import { compareText } from '../lib/compare.ts'

import type { Line } from './ledger.ts'
import { places } from './open-waits.ts'

type Unordered = Omit<Line, 'order'>

/**
 * [D18] The best payment first: what closing a line saves, by hours to close it. With a rate that is money (the run rate
 * and the delay that goes with it), without one hours a day. Ties: the more hours in all, then the table of codes, then
 * the cause.
 */
export function inOrderOfPayment(lines: readonly Unordered[], rate: number | null): readonly Line[] {
  const worth = (line: Unordered): number => {
    const delay = line.delays.reduce((total, { cost }) => total + (cost ?? 0), 0)
    return (rate === null ? line.rate : line.rate * rate + delay) / line.hoursToClose
  }
  const inAll = ({ principal, interest }: Unordered): number => principal + interest.total
  return lines
    .toSorted(
      (a, b) =>
        worth(b) - worth(a) || inAll(b) - inAll(a) || places[a.code] - places[b.code] || compareText(a.cause, b.cause)
    )
    .map((line, place) => ({ ...line, order: place + 1 }))
}
