import type { Inverse } from '../intents/inverse.ts'
import type { DeviceId, IntentId, PersonId } from '../model/ids.ts'

/** What a person asks for about who belongs to the open board. */
export type TeamDeed =
  /** Shares the board, if it was not. `name` is this person's where the board does not know them yet; else empty. */
  | {
      readonly kind: 'invite'
      readonly role: 'editor' | 'viewer'
      /** 1 to 24. */
      readonly hours: number
      readonly uses: number
      readonly name: string
      /** A further device of one's own, with one's own role. */
      readonly isForOwnDevice: boolean
    }
  /** All that are open: the board's secret is changed. */
  | { readonly kind: 'withdrawInvites' }
  | { readonly kind: 'setRole'; readonly person: PersonId; readonly role: 'owner' | 'editor' | 'viewer' }
  | { readonly kind: 'remove'; readonly person: PersonId }
  /** [TE23] Who this person is, while they join: one of the namesakes, or null for somebody new. */
  | { readonly kind: 'iAm'; readonly person: PersonId | null }
  /** [TE21] This person goes, with all their devices. */
  | { readonly kind: 'leave' }
  /** A device that was lost, or is not used any more; or a recovery seed, by its key. */
  | { readonly kind: 'retire'; readonly device: DeviceId }
  /** Words to print, of a fresh recovery seed: nothing is written, and nothing of them is kept (PROTOCOL M17). */
  | { readonly kind: 'drawRecoveryWords' }
  /** They are on paper: from now on they make an owner's device of whichever they are typed into. */
  | { readonly kind: 'certifyRecovery'; readonly words: string }
  /** `host:port`, to be tried from now on. */
  | { readonly kind: 'addAddress'; readonly address: string }
  /** [TE10] Says refused edits of this device's again, each as a new intent, in the order given. */
  | { readonly kind: 'proposeAgain'; readonly edits: readonly IntentId[] }
  /** [TE10] They are not told any more. */
  | { readonly kind: 'dropRefused'; readonly edits: readonly IntentId[] }

/** What came of it. */
export type TeamDeedDone =
  | { readonly kind: 'done' }
  /** What was done, for this window to take back; `problem` is the sentence at which it stopped, null where all of it was done. */
  | { readonly kind: 'proposed'; readonly steps: readonly ProposedStep[]; readonly problem: string | null }
  | { readonly kind: 'recoveryWords'; readonly words: readonly string[] }
  | { readonly kind: 'invited'; readonly link: string; readonly fingerprint: string; readonly me: PersonId }

/** A refused edit that was done again: what it is called, and what takes it back. */
export type ProposedStep = { readonly label: string; readonly intent: IntentId; readonly inverse: Inverse }
