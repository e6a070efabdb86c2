import { fail } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'

import type { IntentProblem } from './intent-problem.ts'

/** A refusal as a value: what kind it is and one sentence for the person. */
export function refuse(kind: IntentProblem['kind'], message: string): Result<never, IntentProblem> {
  return fail({ kind, message })
}
