import type { IntentId, PersonId } from '../model/ids.ts'

/** Who commits an intent and when: `at` is Unix milliseconds by the committer's clock, `by` is null for signals and before *me* is chosen. */
export type CommitContext = { readonly id: IntentId; readonly by: PersonId | null; readonly at: number }
