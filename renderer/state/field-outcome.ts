import type { IntentProblem } from '../../shared/intents/intent-problem.ts'
import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'

/** An intent's outcome as a field shows it: the refusal's sentence below it. */
export function fieldOutcome(outcome: Result<null, IntentProblem>): Result<void, string> {
  return outcome.ok ? succeed(undefined) : fail(outcome.failure.message)
}
