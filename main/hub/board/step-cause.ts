import type { CommitIntent } from '../../../shared/ipc/window-to-hub.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import type { SlipCause } from '../../../shared/schedule/slip.ts'

import type { Viewer } from './board-viewers.ts'

/** Why the schedule moved: it decides who is told, and how. */
export type StepCause =
  | { readonly kind: 'window'; readonly viewer: Viewer; readonly intent: CommitIntent }
  | { readonly kind: 'hub'; readonly intent: CommitIntent }
  /** A new board or an import: what is clear afterwards was never news. [AL7] */
  | { readonly kind: 'silent' }
  /** `away`: so late that the machine must have slept. */
  | { readonly kind: 'clock'; readonly away: boolean }
  /** What is one's own, done on another device, is no news to oneself. [CS3] */
  | { readonly kind: 'peer'; readonly isOwn: boolean }

/** What a slip says of its cause; null where nobody here is shown one: a teammate's hub shows it there, and what time has moved is told only to whoever was away meanwhile. */
export function slipCauseOf(cause: StepCause): SlipCause | null {
  if (cause.kind === 'silent' || cause.kind === 'peer' || (cause.kind === 'clock' && !cause.away)) return null
  if (cause.kind === 'clock') return { kind: 'clock' }
  return { kind: 'intent', intent: cause.intent.id, task: cause.intent.task as TaskId | null }
}
