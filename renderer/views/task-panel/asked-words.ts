import type { Approval } from '../../../shared/model/approval.ts'
import type { PersonWords } from '../../state/use-person-words.ts'
import { formatDay } from '../../ui/text/format-day.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'

/** "Ana asked Mia on Monday." */
export function askedWords(
  { requested, delegate, approver }: Approval,
  nameOf: PersonWords['nameOf'],
  frame: DateFrame
): string {
  return `${nameOf(requested.by)} asked ${nameOf(delegate ?? approver)} ${formatDay(requested.at, frame)}.`
}
