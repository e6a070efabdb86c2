import type { ImportContext } from '../../../shared/formats/import-context.ts'
import type { BusyTime } from '../../../shared/model/busy-time.ts'

/** What the worker is given: one file, and what it is read with. */
export type ReadingJob =
  | { readonly kind: 'plan'; readonly name: string; readonly bytes: Uint8Array; readonly context: ImportContext }
  | { readonly kind: 'feed'; readonly text: string; readonly window: BusyTime; readonly timeZone: string }
