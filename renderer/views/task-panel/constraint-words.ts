import type { ConstraintType } from '../../../shared/model/task.ts'

/** The eight constraint types, as a person chooses among them. */
export const constraintWords: Readonly<Record<ConstraintType, string>> = {
  asSoonAsPossible: 'As soon as possible',
  asLateAsPossible: 'As late as possible',
  startNoEarlierThan: 'Start no earlier than',
  startNoLaterThan: 'Start no later than',
  finishNoEarlierThan: 'Finish no earlier than',
  finishNoLaterThan: 'Finish no later than',
  mustStartOn: 'Must start on',
  mustFinishOn: 'Must finish on'
}
