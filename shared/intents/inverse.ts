import type { AnyId } from '../model/ids.ts'

import type { Json } from './json.ts'

/** A value in the document with who decided it and when (`at`: Unix milliseconds). */
export type Stamped = { readonly v: Json; readonly at: number; readonly by: string | null }

/** One field to put back: only if it still holds what was `wrote`. `before` is null where the field had never been edited. */
export type Restore = {
  /** An entity's id, or `meta` for a setting of the board. */
  readonly target: AnyId | 'meta'
  readonly field: string
  readonly wrote: Stamped | null
  readonly before: Stamped | null
}

/** What takes an intent back: the fields to restore (undo of a create is `deletedAt`), in order. */
export type Inverse = { readonly restores: readonly Restore[] }
