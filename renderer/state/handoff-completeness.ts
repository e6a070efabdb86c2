import type { Handoff } from '../../shared/model/handoff.ts'

/** How many of the five fields of a handoff say something. */
export function handoffCompleteness(handoff: Handoff): number {
  const { why, definitionOfDone, stillOwed, artifacts, readBack } = handoff
  return [why, definitionOfDone, stillOwed, artifacts, readBack].filter((text) => text.trim() !== '').length
}
