import type { PersonId } from '../model/ids.ts'

import type { CommitContext } from './commit-context.ts'

/** [SG14] Who did what an intent says: whom a signal names, also nobody that is known, else whoever commits. */
export function doerOf(intent: { readonly by?: PersonId | null }, { by }: CommitContext): PersonId | null {
  return intent.by === undefined ? by : intent.by
}
