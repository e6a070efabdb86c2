import { succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { CommitContext } from '../../../shared/intents/commit-context.ts'
import type { IntentProblem } from '../../../shared/intents/intent-problem.ts'
import type { Intent } from '../../../shared/intents/intent.ts'
import type { PersonId } from '../../../shared/model/ids.ts'
import type { LiveBoard } from '../board/live-board.ts'
import type { Clock } from '../clock.ts'
import { newUuid } from '../new-uuid.ts'

/** Avatars have eight hues. */
const hues = 8

/** Writes a person onto the board by their own hand, unless they are there; nobody is told. */
export function addPerson(
  board: LiveBoard,
  { person, name }: { readonly person: PersonId; readonly name: string },
  clock: Pick<Clock, 'milliseconds'>
): Result<void, IntentProblem> {
  const { people } = board.graph()
  if (people.has(person)) return succeed(undefined)
  const intent: Intent = { type: 'addPerson', person: { id: person, name, hue: people.size % hues, calendar: null } }
  const context: CommitContext = { id: newUuid(clock), by: person, at: clock.milliseconds() }
  const outcome = board.act(intent, `Add ${name}`, context, true)
  return outcome.ok ? succeed(undefined) : outcome
}
