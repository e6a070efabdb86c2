import { constraintTypes } from '../model/task.ts'
import type { ConstraintType } from '../model/task.ts'

/** The constraints as numbers, for the passes, which ask every task; 0 is none. [FP4] */
export const constraintCodes = {
  none: 0,
  asSoonAsPossible: 1,
  asLateAsPossible: 2,
  startNoEarlierThan: 3,
  startNoLaterThan: 4,
  finishNoEarlierThan: 5,
  finishNoLaterThan: 6,
  mustStartOn: 7,
  mustFinishOn: 8
} as const satisfies Readonly<Record<ConstraintType | 'none', number>>

const typeOfCode = new Map(constraintTypes.map((type) => [constraintCodes[type] as number, type]))

/** The constraint that a number stands for; null for none. */
export function constraintOfCode(code: number): ConstraintType | null {
  return typeOfCode.get(code) ?? null
}
