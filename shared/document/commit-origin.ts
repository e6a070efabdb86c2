import type { IntentId } from '../model/ids.ts'

/** The origin of every transaction that `commitIntent` makes, so that a listener can gather an intent's parts. `part` counts from 0. */
export type CommitOrigin = {
  readonly kind: 'commit'
  readonly intent: IntentId
  readonly part: number
  readonly of: number
}

/** Whether a transaction's origin says that it is part of a commit. */
export function isCommitOrigin(origin: unknown): origin is CommitOrigin {
  return typeof origin === 'object' && origin !== null && 'kind' in origin && origin.kind === 'commit' && 'of' in origin
}
