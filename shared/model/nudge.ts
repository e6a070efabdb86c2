import type { Deed } from './handoff.ts'
import type { AnyId, NudgeId } from './ids.ts'

/** [DF2] Somebody asked again: `about` is what stands still (a task, a handoff, a request, a question, a decision, a dependency). */
export type Nudge = { readonly id: NudgeId; readonly about: AnyId; readonly given: Deed }
