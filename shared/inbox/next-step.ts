import type { Alert } from '../alerts/alert.ts'
import { assertNever } from '../lib/assert-never.ts'

import type { InboxKind } from './inbox-kinds.ts'

/** [NT10] What a person does next about something of theirs; the panel of its task has a place for each. */
export const nextSteps = ['start', 'catch', 'decide', 'ask', 'answer', 'resume', 'choose'] as const

export type NextStep = (typeof nextSteps)[number]

/** [NT10] Null where there is nothing to do but to look. */
export function nextStepOf(kind: InboxKind | Alert['kind']): NextStep | null {
  switch (kind) {
    case 'clearToStart':
      return 'start'
    case 'handoffToCatch':
      return 'catch'
    case 'approvalToDecide':
      return 'decide'
    case 'approvalDeclined':
    case 'approvalToAsk':
      return 'ask'
    case 'questionToAnswer':
    case 'mentioned':
    case 'answered':
      return 'answer'
    case 'waitOver':
      return 'resume'
    case 'promiseBroken':
    case 'promiseProposed':
    case 'proposalToDecide':
      return 'choose'
    case 'slip':
    case 'retracted':
      return null
    default:
      return assertNever(kind)
  }
}
