import type { AnyId } from '../model/ids.ts'

import type { Stamped } from './inverse.ts'
import type { Json } from './json.ts'
import type { Thing } from './thing.ts'

/** One decision about a field that is in force. */
export type FieldEdit = { readonly field: string; readonly stamped: Stamped }

/** What a document knows beyond its work graph, as far as reverting needs it: stamps, and things while they are deleted. */
export type Present = {
  /** The decision in force; null where the field is as created (or was put back to that). */
  readonly stamp: (target: AnyId | 'meta', field: string) => Stamped | null
  /** The value that the field had at creation, or its default. */
  readonly original: (target: AnyId | 'meta', field: string) => Json
  /** The thing with its edits, deleted or not; null where there never was one. */
  readonly thing: (target: AnyId) => Thing | null
  readonly edits: (target: AnyId) => readonly FieldEdit[]
}

/** For planning without a document: no reverting then, since nothing is known to be still as it was written. */
export const nothingPresent: Present = {
  stamp: () => null,
  original: () => null,
  thing: () => null,
  edits: () => []
}
