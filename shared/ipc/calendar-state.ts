import type { Instant } from '../model/instant.ts'

/** [FD4] A calendar of one's own as a window shows it: never with its address, which is a secret. */
export type CalendarState = {
  readonly id: string
  /** The host of its address. */
  readonly name: string
  /** When this device read it last; null where it did not, yet. */
  readonly readAt: Instant | null
  /** A sentence; null where the last reading went well. */
  readonly problem: string | null
  /** Entries of it that could not be read, and are not minded. */
  readonly unread: number
}

/** [FD4] What a person does with their calendars; each is answered with all of them. */
export type CalendarDeed =
  | { readonly kind: 'list' }
  | { readonly kind: 'add'; readonly address: string }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'readAgain' }
