import type { SeamDebt } from '../../../shared/debt/seam-debts.ts'

/** [LV25] A seam in words: "Between App and Design", "Within App", "At no seam". */
export function seamName(ends: SeamDebt['ends']): string {
  if (ends === null) return 'At no seam'
  const [first, second] = ends
  return first === second ? `Within ${first}` : `Between ${first} and ${second}`
}
