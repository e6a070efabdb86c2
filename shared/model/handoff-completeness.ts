import type { Handoff } from './handoff.ts'

/** [HO1] How many of the five fields of a handoff say something. */
export function handoffCompleteness({ why, definitionOfDone, stillOwed, artifacts, readBack }: Handoff): number {
  return [why, definitionOfDone, stillOwed, artifacts, readBack].filter((text) => text.trim() !== '').length
}
