import { createContext, useContext } from 'react'

import type { Intent } from '../../shared/intents/intent.ts'
import type { IntentProblem } from '../../shared/intents/intent-problem.ts'
import type { Result } from '../../shared/lib/result.ts'

/** Hands an intent to the open board; refusals have been told to the person already, and come back for fields that show them. */
export type OnIntent = (intent: Intent, label: string) => Result<null, IntentProblem>

export const IntentContext = createContext<OnIntent | null>(null)

/** The one door for what people want of a board. */
export function useIntents(): OnIntent {
  const onIntent = useContext(IntentContext)
  if (onIntent === null) throw new Error('No board is open here.')
  return onIntent
}
