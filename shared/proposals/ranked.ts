import { compareText } from '../lib/compare.ts'
import type { PersonId } from '../model/ids.ts'

/** The most counted first; ties to the lowest id. */
export function ranked(counts: ReadonlyMap<PersonId, number>): readonly PersonId[] {
  return [...counts].toSorted(([a, ofA], [b, ofB]) => ofB - ofA || compareText(a, b)).map(([person]) => person)
}
