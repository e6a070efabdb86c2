import type { Instant } from '../model/instant.ts'

/** [FD4] A calendar of one's own as a window shows it: never with its address, which is a secret. */
export type CalendarState = {
  readonly id: string
  /** The host of its address, the name of its file, or the source that tells of it. */
  readonly name: string
  /** By this device, by another one of the person's, or not while the network is off; `told` is not read, but told by signals. [BU7] */
  readonly reads: 'here' | 'otherDevice' | 'offline' | 'told'
  /** When it was read or told last, as far as this device knows; null where it was not, yet. */
  readonly readAt: Instant | null
  /** A sentence; null where the last reading went well. */
  readonly problem: string | null
  /** Entries of it that could not be read, and are not minded. */
  readonly unread: number
  /** [BU6] How many busy times it has. */
  readonly busyTimes: number
  /** [CD1] How many deadlines this device found in it. */
  readonly deadlines: number
}

/** [FD4] What a person does with their calendars. */
export type CalendarDeed =
  | { readonly kind: 'add'; readonly address: string }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'readAgain' }
