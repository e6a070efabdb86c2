import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { Debtor, LineCode, LinePart } from '../../../shared/debt/ledger.ts'
import type { PersonId, TaskId } from '../../../shared/model/ids.ts'
import { countOf } from '../../ui/text/count-of.ts'

/** What a line's letter means. */
export const codeWords: Readonly<Record<LineCode, string>> = {
  W: 'begun, not finished',
  R: 'clear to start, not begun',
  H: 'handoff not caught',
  A: 'approval not decided',
  T: 'question not answered',
  D: 'decided, not done',
  O: 'has no owner',
  C: 'deadlock',
  S: 'the plan contradicts itself',
  M: 'costs time every week'
}

/** What a wait about no one task stands on: a decision that no task carries out yet, or else a loop. */
export function wordsWithoutTask(code: LineCode): string {
  return code === 'D' ? 'A decision that no task carries out' : 'A loop of dependencies'
}

/** [LV3] "Mia’s move", and "your move" where it is this person's, whoever else could make it too. */
export function moveWords(move: Debtor, me: PersonId | null, nameOf: (person: PersonId) => string): string {
  if (me !== null && move.includes(me)) return 'your move'
  return move.length === 0 ? 'nobody’s move yet' : `${move.map((person) => nameOf(person)).join(', ')}’s move`
}

/** One reason for a part of a figure. */
export function partWords(part: LinePart, titleOf: (task: TaskId) => string): string {
  switch (part.kind) {
    case 'principal':
      return `put into ${titleOf(part.task)}`
    case 'wait':
      return `${titleOf(part.task)} has waited since its planned start`
    case 'relearn':
      return 'to find back into it'
    case 'chase':
      return `asked again ${part.nudges === 1 ? 'once' : countOf(part.nudges, 'time')}: two people, 23 minutes each at most`
    case 'drag':
      return 'lost to it week by week'
    default:
      return assertNever(part)
  }
}
