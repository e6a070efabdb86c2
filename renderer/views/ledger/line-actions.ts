import type { Line } from '../../../shared/debt/ledger.ts'
import type { Intent } from '../../../shared/intents/intent.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { DependencyId, NudgeId } from '../../../shared/model/ids.ts'
import type { Instant } from '../../../shared/model/instant.ts'

/** A way out of a line: what the button says, and what it does. */
export type LineAction = { readonly words: string; readonly intent: Intent }

/** [LV4] The ways out that one click takes. What asks for words (a read-back, an answer, an owner) is done in the task's panel. */
export function lineActions(line: Line, at: Instant, newId: () => NudgeId): readonly LineAction[] {
  const again: LineAction = {
    words: 'I asked again',
    intent: { type: 'recordNudge', nudge: { id: newId(), about: line.cause }, at }
  }
  return [...paymentOf(line, at), again]
}

function paymentOf({ code, task, cause }: Line, at: Instant): readonly LineAction[] {
  switch (code) {
    case 'W':
      return task === null ? [] : [{ words: 'Finish', intent: { type: 'finishTask', task, at } }]
    case 'R':
      return task === null ? [] : [{ words: 'Start', intent: { type: 'startTask', task, at } }]
    case 'S':
      return task === null ? [] : [{ words: 'Unpin', intent: { type: 'editTask', task, change: { constraint: null } } }]
    case 'C':
      // The cause of a deadlock is the dependency that closed it.
      return [{ words: 'Unlink', intent: { type: 'removeDependency', dependency: cause as DependencyId } }]
    case 'H':
    case 'A':
    case 'T':
    case 'D':
    case 'O':
    case 'M':
      return []
    default:
      return assertNever(code)
  }
}
